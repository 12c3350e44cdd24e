-- Text from outside that a turn has seen, or was shown as history: `[{"origin", "from"}]`. Whoever shows, sums up
-- or remembers an exchange carries it on.
alter table butler.exchanges add column taint jsonb not null default '[]';

-- A person goes on where they stopped, through whichever door.
create index exchanges_of_speaker on butler.exchanges (speaker, at desc);
