-- An index over the signs takes a fifth of the room of one over the vectors, so that it and the facts stay in
-- PostgreSQL's memory together. Over very many it takes longer to make than a statement may take: they are all compared,
-- as they were before there was an index.
drop index if exists butler.user_facts_nearest;
do $$ begin
  if version() not like '%PGlite%' and not exists (select from butler.fact_signs offset 3000) then
    create index fact_signs_nearest on butler.fact_signs using hnsw (signs bit_hamming_ops);
  end if;
exception when others then null; end $$;

-- The embedded database is read by one app alone, which keeps a copy of the signs: which of them are others now, or
-- are gone, it hears with the commit.
create function butler.tell_signs() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform pg_notify('butler_changed', old.fact_id); end if;
  if tg_op <> 'DELETE' then perform pg_notify('butler_changed', new.fact_id); end if;
  return null;
end $$;
do $$ begin
  if version() like '%PGlite%' then
    create trigger fact_signs_changed after insert or update or delete on butler.fact_signs
      for each row execute function butler.tell_signs();
  end if;
end $$;
