-- What is worth keeping is drawn from conversations that have ended; whoever does not want that is not listened to.
alter table butler.users add column is_learning boolean not null default true;

-- Of each exchange once: null until its words were looked at, or nobody may look. What was said before is left alone.
alter table butler.exchanges
  add column learned_at timestamptz,
  -- How often that failed, and when it is worth another try.
  add column learning_tries integer not null default 0,
  add column learning_again_at timestamptz;
update butler.exchanges set learned_at = at;
create index exchanges_to_learn_from on butler.exchanges (speaker, at) where learned_at is null;

-- The words from which a fact was learned: the person's own, of the exchange that stands beside them.
alter table butler.user_facts add column sentence text check (length(sentence) <= 1000);

-- An exchange that somebody wanted kept nowhere stays away, however often it is delivered.
create table butler.unkept_exchanges (
  id text primary key,
  at timestamptz not null default now()
);
