-- What was said, what was done about it, and what it took. Everything carries its origin from the first row on.
create table butler.conversations (
  id text primary key,
  started_at timestamptz not null,
  last_at timestamptz not null
);

-- One sentence and its answer. The id comes from whoever heard the sentence: delivered twice, it counts once.
create table butler.exchanges (
  id text primary key,
  conversation_id text not null references butler.conversations on delete cascade,
  at timestamptz not null,
  door text not null,
  user_id text,
  area_id text,
  satellite_id text,
  language text not null,
  outcome text not null,
  duration_ms integer not null check (duration_ms >= 0)
);
create index exchanges_of_conversation on butler.exchanges (conversation_id, at desc);
create index exchanges_by_time on butler.exchanges (at);

create table butler.conversation_history (
  id bigint generated always as identity primary key,
  exchange_id text not null references butler.exchanges on delete cascade,
  role text not null check (role in ('user', 'assistant')),
  content text not null,
  summary text,
  origin text not null check (origin in ('person', 'butler', 'device', 'mail', 'calendar', 'web', 'media')),
  at timestamptz not null,
  unique (exchange_id, role)
);

create table butler.tool_calls (
  id bigint generated always as identity primary key,
  exchange_id text not null references butler.exchanges on delete cascade,
  position integer not null,
  tool text not null,
  args jsonb not null,
  tier text check (tier in ('read', 'act', 'confirm', 'owner')),
  verdict text not null check (verdict in ('run', 'denied', 'invalid')),
  effects jsonb not null,
  origin text not null check (origin in ('person', 'butler', 'device', 'mail', 'calendar', 'web', 'media')),
  unique (exchange_id, position)
);

create table butler.model_usage (
  id bigint generated always as identity primary key,
  exchange_id text not null references butler.exchanges on delete cascade,
  position integer not null,
  model text not null,
  input_tokens integer not null,
  output_tokens integer not null,
  cache_read_tokens integer not null,
  cache_write_tokens integer not null,
  unique (exchange_id, position)
);
