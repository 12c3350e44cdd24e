-- Exchanges are kept for 30 days. Longer than that stay: what the models took, by day, and a summary of each day.

-- Also of calls that no turn made, such as learning: these tell themselves when and for whom.
alter table butler.model_usage
  alter column exchange_id drop not null,
  add column at timestamptz,
  add column speaker text,
  add constraint model_usage_time_check check ((exchange_id is null) = (at is not null));
create index model_usage_outside_turns on butler.model_usage (at) where exchange_id is null;

-- What was used by exchanges that are gone. Nothing is in here and in model_usage at once.
create table butler.usage_by_day (
  -- Of the household's calendar.
  day date not null,
  speaker text,
  model text not null,
  is_long boolean not null,
  requests bigint not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  cache_read_tokens bigint not null,
  cache_write_tokens bigint not null
);
create unique index usage_by_day_once on butler.usage_by_day (day, coalesce(speaker, ''), model, is_long);

-- is_summed: it is in the summary of its day. is_withheld: it holds what was to be forgotten, and enters no summary.
alter table butler.exchanges
  add column is_summed boolean not null default false,
  add column is_withheld boolean not null default false;
create index exchanges_to_sum on butler.exchanges (at) where not is_summed and speaker like 'person:%';

-- What a person asked for on a day: only from their own words and what came of them where nothing of strangers was
-- in the turn, so it has no taint. One's own, and nobody else's.
create table butler.day_summaries (
  speaker text not null,
  -- Of the household's calendar.
  day date not null,
  -- Null: blanked, and to be written again.
  summary text check (length(summary) <= 600),
  made_by text not null check (made_by in ('model', 'rule')),
  is_dirty boolean not null default false,
  -- Something of that day was forgotten: no answer of it is looked at any more.
  is_by_rule boolean not null default false,
  at timestamptz not null default now(),
  primary key (speaker, day)
);
create index day_summaries_dirty on butler.day_summaries (speaker, day) where is_dirty;

-- What was said is looked for by parts of words.
do $$ begin
  if exists (select from pg_extension where extname = 'pg_trgm') then
    create index conversation_history_words on butler.conversation_history using gin (content gin_trgm_ops);
    create index day_summaries_words on butler.day_summaries using gin (summary gin_trgm_ops);
  end if;
end $$;
