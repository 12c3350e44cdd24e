/** `butler.users`, `butler.rooms` and `butler.household`. */
import * as z from 'zod';
import type { PersonRecord, RoomRecord } from '../people/person.ts';
import { levels, rightsAreas, templateNames } from '../people/rights.ts';
import { storable, storableJson } from './storable.ts';
import type { Database } from './store.ts';

type Queries = Pick<Database, 'query'>;

export interface KeptPeople {
  readonly people: readonly PersonRecord[];
  readonly rooms: readonly RoomRecord[];
  readonly alexaDefault: string | null;
}

export async function selectPeople(database: Queries): Promise<KeptPeople> {
  const people = await database.query(`${SELECT_PEOPLE} order by id`);
  const rooms = await database.query(SELECT_ROOMS);
  const [household] = await database.query('select alexa_default from butler.household');
  return {
    people: people.map((row) => personRow.parse(row)),
    rooms: rooms.map((row) => roomRow.parse(row)),
    alexaDefault: z
      .string()
      .nullable()
      .parse(household?.['alexa_default'] ?? null),
  };
}

const SELECT_PEOPLE = `
  select id, name, ha_user_id as "userId", person_entity_id as "personEntityId", is_active as "isActive",
    languages, soul, voice, start_mode as "startMode", channels, quiet_hours as "quietHours", permissions,
    is_decided as "isDecided", alexa_ids as "alexaIds", satellites, pin_hash as "pinHash",
    is_learning as "isLearning", learns_again_at::text as "learnsAgainAt"
  from butler.users`;
const SELECT_ROOMS =
  'select id, areas, media, may_answer_security as "mayAnswerSecurity" from butler.rooms order by id';

const areas = z.partialRecord(z.enum(rightsAreas), z.enum(levels));
const media = z.object({
  maxAge: z.number().nullable().optional(),
  requestsPerWeek: z.number().nullable().optional(),
});

const personRow = z.object({
  id: z.string(),
  name: z.string(),
  userId: z.string().nullable(),
  personEntityId: z.string().nullable(),
  isActive: z.boolean(),
  languages: z.array(z.string()),
  soul: z.string().nullable(),
  voice: z.string().nullable(),
  startMode: z.enum(['tap', 'listen']),
  channels: z.object({
    notify: z.array(z.string()).nullable(),
    whatsapp: z.string().nullable(),
    telegram: z.string().nullable(),
  }),
  quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
  permissions: z
    .object({ template: z.enum(templateNames).exclude(['owner', 'house']), areas, media })
    .transform(({ template, ...over }) => ({ template, ...whole(over) })),
  isDecided: z.boolean(),
  alexaIds: z.array(z.string()),
  satellites: z.array(z.string()),
  pinHash: z.string().nullable(),
  isLearning: z.boolean(),
  learnsAgainAt: z
    .string()
    .transform((at) => new Date(at))
    .nullable(),
});
const roomRow = z
  .object({ id: z.string(), areas, media, mayAnswerSecurity: z.boolean() })
  .transform(({ id, mayAnswerSecurity, ...over }) => ({ id, mayAnswerSecurity, ...whole(over) }));

/** What is not said is absent, never undefined. */
function whole(over: { areas: z.output<typeof areas>; media: z.output<typeof media> }) {
  return {
    areas: { ...over.areas },
    media: {
      ...(over.media.maxAge !== undefined && { maxAge: over.media.maxAge }),
      ...(over.media.requestsPerWeek !== undefined && { requestsPerWeek: over.media.requestsPerWeek }),
    },
  };
}

/**
 * In one statement: makes rows that are new, and of the others changes only what follows Home Assistant, so
 * that it may come late without undoing what somebody has chosen meanwhile.
 */
export async function followPeople(database: Queries, people: readonly PersonRecord[]): Promise<void> {
  await database.query(FOLLOW, [storableJson(people)]);
}

const FOLLOW = `
  insert into butler.users as known
    (id, name, ha_user_id, person_entity_id, is_active, languages, soul, voice, start_mode, channels,
     quiet_hours, permissions, is_decided, alexa_ids, satellites, pin_hash, is_learning)
  select "id", "name", "userId", "personEntityId", "isActive", "languages", "soul", "voice", "startMode",
    "channels", nullif("quietHours", 'null'::jsonb), "permissions", "isDecided", "alexaIds", "satellites",
    "pinHash", "isLearning"
  from jsonb_to_recordset($1::jsonb) as given (
    "id" text, "name" text, "userId" text, "personEntityId" text, "isActive" boolean, "languages" jsonb,
    "soul" text, "voice" text, "startMode" text, "channels" jsonb, "quietHours" jsonb, "permissions" jsonb,
    "isDecided" boolean, "alexaIds" jsonb, "satellites" jsonb, "pinHash" text, "isLearning" boolean)
  on conflict (id) do update set
    name = excluded.name, ha_user_id = excluded.ha_user_id, person_entity_id = excluded.person_entity_id,
    is_active = excluded.is_active, updated_at = now()`;

/** What the household chooses of a person; the soul has its own function. */
export async function updatePerson(database: Queries, person: PersonRecord): Promise<void> {
  await database.query(UPDATE, [
    person.id,
    storableJson(person.languages),
    person.voice === null ? null : storable(person.voice),
    person.startMode,
    storableJson(person.channels),
    person.quietHours === null ? null : storableJson(person.quietHours),
    storableJson(person.permissions),
    person.isDecided,
    storableJson(person.alexaIds),
    storableJson(person.satellites),
    person.pinHash,
    person.isLearning,
    person.learnsAgainAt?.toISOString() ?? null,
  ]);
}

/** Whoever wants it no more is not learned from at all, also not of what they have said before. */
const UPDATE = `
  with left_alone as (
    update butler.exchanges set learned_at = now()
    where not $12::boolean and learned_at is null and speaker = 'person:' || $1
  )
  update butler.users set
    languages = $2::jsonb, voice = $3, start_mode = $4, channels = $5::jsonb, quiet_hours = $6::jsonb,
    permissions = $7::jsonb, is_decided = $8, alexa_ids = $9::jsonb, satellites = $10::jsonb, pin_hash = $11,
    is_learning = $12::boolean, learns_again_at = $13::timestamptz, updated_at = now()
  where id = $1`;

export async function saveRoom(database: Queries, room: RoomRecord): Promise<void> {
  await database.query(
    `insert into butler.rooms (id, areas, media, may_answer_security) values ($1, $2::jsonb, $3::jsonb, $4)
     on conflict (id) do update set areas = excluded.areas, media = excluded.media,
       may_answer_security = excluded.may_answer_security, updated_at = now()`,
    [room.id, storableJson(room.areas), storableJson(room.media), room.mayAnswerSecurity],
  );
}

export async function saveAlexaDefault(database: Queries, personId: string | null): Promise<void> {
  await database.query(
    `insert into butler.household (alexa_default) values ($1)
     on conflict (only_one) do update set alexa_default = excluded.alexa_default`,
    [personId],
  );
}
