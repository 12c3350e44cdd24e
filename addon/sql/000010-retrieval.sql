-- One vector of words for each fact: the stems of its language, and the words as they stand.
update butler.user_facts set words = words || plain_words;
drop index butler.user_facts_plain_words;
alter table butler.user_facts drop column plain_words;

-- The signs of an embedding are 30 times smaller than it and lie beside the fact: what is nearest by them is looked
-- at closely. A server without pgvector 0.7 or newer does without, and finds by words alone.
do $$ begin
  alter table butler.user_facts add column embedding_signs bit(768)
    generated always as (binary_quantize(embedding)::bit(768)) stored;
exception when others then null; end $$;

-- For who may know so much that even that takes long. The embedded database never holds that many, and building
-- it there takes minutes.
do $$ begin
  if version() not like '%PGlite%' then
    create index user_facts_nearest on butler.user_facts
      using hnsw ((embedding::halfvec(768)) halfvec_ip_ops) where superseded_by is null;
  end if;
exception when others then null; end $$;

-- Which are still to be embedded, or by another model.
create index user_facts_embedded_by on butler.user_facts (embedding_model)
  where superseded_by is null and not is_secret;
