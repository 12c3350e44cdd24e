-- What people have told the butler. A server where these may not be created does without: words are found by full
-- text alone then, and by meaning not at all.
do $$ begin create extension if not exists pg_trgm; exception when others then null; end $$;
do $$ begin create extension if not exists vector; exception when others then null; end $$;

create table butler.user_facts (
  id text primary key,
  scope text not null check (scope in ('private', 'household')),
  -- Whose it is; null: the household's.
  person_id text references butler.users on delete cascade,
  fact text not null check (length(fact) between 1 and 500),
  -- The fact without what makes no difference: told twice, it is kept once.
  fact_key text not null,
  -- What it is about, where only one such fact can be true at a time, such as the place of a thing.
  topic text,
  category text not null,
  confidence real not null check (confidence between 0 and 1),
  source text not null check (source in ('told', 'corrected', 'learned')),
  -- Key of the asker who said it, when, where, and in which exchange: that one is written later than this.
  said_by text not null,
  said_at timestamptz not null,
  place text,
  exchange_id text,
  origin text not null check (origin in ('person', 'butler', 'device', 'mail', 'calendar', 'web', 'media')),
  taint jsonb not null default '[]',
  is_secret boolean not null default false,
  language text not null,
  last_used_at timestamptz,
  used integer not null default 0 check (used >= 0),
  -- Who forgets a fact forgets what it replaced.
  superseded_by text references butler.user_facts on delete cascade,
  superseded_at timestamptz,
  expires_at timestamptz,
  -- In the language in which it was said, and as it stands, for names.
  words tsvector not null,
  plain_words tsvector generated always as (to_tsvector('simple', fact)) stored,
  -- Which model made the embedding.
  embedding_model text,
  check ((scope = 'private') = (person_id is not null))
);
create unique index user_facts_once on butler.user_facts (coalesce(person_id, ''), fact_key)
  where superseded_by is null;
create index user_facts_of_person on butler.user_facts (person_id, said_at desc);
create index user_facts_superseded on butler.user_facts (superseded_by);
create index user_facts_words on butler.user_facts using gin (words);
create index user_facts_plain_words on butler.user_facts using gin (plain_words);

do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index user_facts_trigrams on butler.user_facts using gin (fact gin_trgm_ops);
  end if;
  if exists (select from pg_extension where extname = 'vector') then
    alter table butler.user_facts add column embedding vector(768);
  end if;
end $$;

-- What was forgotten is not learned again from the same old conversation. Nothing can be read from these.
create table butler.forgetting_salt (
  only_one boolean primary key default true check (only_one),
  salt bytea not null
);
insert into butler.forgetting_salt (salt)
  values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

create table butler.forgotten_facts (
  -- A person's id, or nothing for the household.
  owner text not null,
  fingerprint bytea not null,
  exchange_id text,
  at timestamptz not null default now(),
  primary key (owner, fingerprint)
);
