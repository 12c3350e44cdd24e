-- Since when deleted words may still be found in the files of the database; null: they were cleared away.
alter table butler.forgetting_salt add column scrub_since timestamptz;

-- Whose row is deleted is forgotten, whoever deletes it: private facts and souls go with the row, and so do words,
-- calls and summaries. What the models took stays, without a name.
create function butler.forget_deleted_person() returns trigger language plpgsql as $$
begin
  update butler.model_usage usage
    set exchange_id = null, speaker = null, at = exchange.at
    from butler.exchanges exchange
    where exchange.id = usage.exchange_id and exchange.speaker = 'person:' || old.id;
  update butler.model_usage set speaker = null where speaker = 'person:' || old.id;
  delete from butler.exchanges where speaker = 'person:' || old.id;
  delete from butler.day_summaries where speaker = 'person:' || old.id;
  delete from butler.questions where asker_key = 'person:' || old.id;
  delete from butler.forgotten_facts where owner = old.id;
  update butler.forgetting_salt set scrub_since = now();
  return null;
end $$;
create trigger users_forgotten after delete on butler.users
  for each row execute function butler.forget_deleted_person();
