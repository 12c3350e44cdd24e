-- The signs of each embedding that may be found, in a table of their own: all of them are looked at for each question,
-- and beside the facts that took twice as long. Whose they are stands there as it does beside the fact.
create table butler.fact_signs (
  fact_id text primary key,
  scope text not null,
  person_id text,
  expires_at timestamptz,
  embedding_model text not null,
  signs bit(768) not null
);

-- They come, change and go with the fact, whoever changes it: superseded, forgotten, brought back, embedded anew.
create function butler.keep_signs() returns trigger language plpgsql as $$
begin
  if new.embedding is null or new.embedding_model is null or new.superseded_by is not null
    or new.forget_at is not null or new.is_secret
  then
    delete from butler.fact_signs where fact_id = new.id;
  else
    insert into butler.fact_signs (fact_id, scope, person_id, expires_at, embedding_model, signs)
    values (new.id, new.scope, new.person_id, new.expires_at, new.embedding_model,
      binary_quantize(new.embedding)::bit(768))
    on conflict (fact_id) do update set scope = excluded.scope, person_id = excluded.person_id,
      expires_at = excluded.expires_at, embedding_model = excluded.embedding_model, signs = excluded.signs;
  end if;
  return null;
end $$;

-- A server without pgvector 0.7 or newer goes on without.
do $$ begin
  insert into butler.fact_signs (fact_id, scope, person_id, expires_at, embedding_model, signs)
    select id, scope, person_id, expires_at, embedding_model, embedding_signs from butler.user_facts
    where embedding_signs is not null and embedding_model is not null and superseded_by is null
      and forget_at is null and not is_secret;
  alter table butler.user_facts drop column embedding_signs;
  create trigger user_facts_signs
    after insert or update of id, scope, person_id, expires_at, embedding_model, embedding, superseded_by, forget_at,
      is_secret
    on butler.user_facts for each row execute function butler.keep_signs();
exception when undefined_column then null; end $$;

alter table butler.fact_signs
  add foreign key (fact_id) references butler.user_facts on update cascade on delete cascade;
