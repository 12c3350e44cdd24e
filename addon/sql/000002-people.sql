-- The people of the household: how each wants the butler to be, and what each may do. One person is one row.
create table butler.users (
  id text primary key,
  -- These four follow Home Assistant.
  name text not null,
  ha_user_id text,
  person_entity_id text,
  is_active boolean not null,
  -- The rest is the household's.
  languages jsonb not null,
  soul text,
  voice text,
  start_mode text not null check (start_mode in ('tap', 'listen')),
  channels jsonb not null,
  quiet_hours jsonb,
  permissions jsonb not null,
  is_decided boolean not null,
  alexa_ids jsonb not null,
  satellites jsonb not null,
  pin_hash text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Checked at the end of a statement: two people may exchange their users in one.
  unique (ha_user_id) deferrable initially immediate,
  unique (person_entity_id) deferrable initially immediate
);

-- Every soul that somebody had; the newest that was not undone is the one of now. Null: the default one.
create table butler.souls (
  id bigint generated always as identity primary key,
  user_id text not null references butler.users on delete cascade,
  content text,
  at timestamptz not null default now(),
  changed_by text not null,
  reason text not null,
  undone_at timestamptz
);
create index souls_of_user on butler.souls (user_id, id desc);

-- Where an owner departed from what every room may do.
create table butler.rooms (
  id text primary key,
  areas jsonb not null,
  media jsonb not null,
  may_answer_security boolean not null,
  updated_at timestamptz not null default now()
);

create table butler.household (
  only_one boolean primary key default true check (only_one),
  alexa_default text references butler.users on delete set null
);

-- Whose an exchange is: `person:…`, `room:…` or `house`; null for what was kept before there were people.
alter table butler.exchanges add column speaker text;
