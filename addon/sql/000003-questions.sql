-- What is put to people before something risky runs. It is decided once, by whoever answers first.
create table butler.questions (
  id text primary key,
  state text not null check (state in ('open', 'taken', 'done', 'failed', 'declined', 'expired', 'withdrawn')),
  -- The turn in which it was put last, and its conversation: only the very next words there may be a bare yes.
  turn_id text not null,
  conversation_id text not null,
  asker_key text not null,
  answerable_by text not null check (answerable_by in ('asker', 'adult')),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  -- The rest of it, as addon/src/questions/question.ts says: the exact calls with their hashes, who asked and how.
  content jsonb not null,
  -- Of the answer.
  decided_at timestamptz,
  decided_by text,
  decided_door text,
  answer_id text,
  choice_id text,
  -- The sentence that was said of it; null while it runs, and for ever when that was broken off.
  outcome text
);
create index questions_of_conversation on butler.questions (conversation_id, asked_at desc);
create index questions_open on butler.questions (state) where state in ('open', 'taken');

-- Guesses at a PIN since the last right one. Counted before they are looked at, so that no crash forgets one.
create table butler.pin_guesses (
  place text primary key,
  wrong integer not null check (wrong >= 0),
  locked_until timestamptz
);

alter table butler.tool_calls drop constraint tool_calls_verdict_check;
alter table butler.tool_calls
  add constraint tool_calls_verdict_check check (verdict in ('run', 'denied', 'invalid', 'asked'));
