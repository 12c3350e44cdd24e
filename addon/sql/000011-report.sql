-- What tokens were for, and how long each step of a turn took: what the health card shows. No words are in it.

-- `turn`, or what was done between turns; null: kept before it was told apart.
alter table butler.model_usage add column kind text default 'turn'
  check (kind in ('turn', 'learning', 'summary'));
update butler.model_usage set kind = null where exchange_id is null;

alter table butler.usage_by_day add column kind text check (kind in ('turn', 'learning', 'summary'));
drop index butler.usage_by_day_once;
create unique index usage_by_day_once
  on butler.usage_by_day (day, coalesce(speaker, ''), model, is_long, coalesce(kind, ''));

alter table butler.exchanges
  -- From the request to the first word of the answer; null: there was none, or nobody looked.
  add column first_word_ms integer check (first_word_ms >= 0),
  -- In the order in which they began, as addon/src/api/contract-report.ts says.
  add column steps jsonb not null default '[]';
