-- Forgotten with a way back: from now on nobody is told it, and when its time has come it is deleted for good.
alter table butler.user_facts
  add column forget_at timestamptz,
  -- Key of the asker who wants it forgotten.
  add column forget_by text,
  add check ((forget_at is null) = (forget_by is null));
create index user_facts_forget_at on butler.user_facts (forget_at) where forget_at is not null;
