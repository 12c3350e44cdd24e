-- Text from outside that a turn has seen, or was shown as history: `[{"origin", "from"}]`. Whoever shows, sums up
-- or remembers an exchange carries it on.
alter table butler.exchanges add column taint jsonb not null default '[]';
