/** The wire, part people: rows of `butler.users`, rooms, and what may be changed of them. */
import * as z from 'zod';
import { levels, rightsAreas, templateNames } from '../people/rights.ts';

/** No control character, and no half of one of two code units: a database takes neither. */
const line = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has a character that is no text');
const id = line.min(1).max(255);
const level = z.enum(levels);
const areas = z.partialRecord(z.enum(rightsAreas), level);
const media = z.strictObject({
  maxAge: z.number().int().min(0).max(21).nullable().optional(),
  requestsPerWeek: z.number().int().min(0).max(1_000).nullable().optional(),
});
/** HH:MM, in the household's time zone. */
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** What everybody may change of themselves. */
const manner = {
  /** Markdown with optional front matter, at most 400 tokens; null: the default one. */
  soul: z
    .string()
    .max(4_000)
    .regex(/^[^\0\p{Cs}]*$/u, 'has a character that is no text')
    .nullable(),
  /** Name of a voice of the pipeline's text-to-speech engine; null: the pipeline's own. */
  voice: line.max(200).nullable(),
  start_mode: z.enum(['tap', 'listen']),
  /** Preferred first. */
  languages: z.array(line.min(2).max(35)).max(5),
  channels: z.strictObject({
    /** Notify targets of Home Assistant, e.g. `notify.mobile_app_pixel`; null: all phones of the HA user. */
    notify: z.array(line.max(255)).max(10).nullable(),
    whatsapp: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .nullable(),
    telegram: z
      .string()
      .regex(/^-?\d{1,20}$/)
      .nullable(),
  }),
  quiet_hours: z.strictObject({ from: clock, to: clock }).nullable(),
  /** Facts may be drawn from what they say. Nobody else changes it, not even an administrator. */
  is_learning: z.boolean(),
  /** When that begins again by itself; null: it is not paused, or they end the pause. In a change beside `is_learning: false`. */
  learns_again_at: z.iso.datetime().startsWith('20').nullable(),
};
/** What an owner alone may change. */
const standing = {
  /** `owner` comes from Home Assistant and is shown only. */
  template: z.enum(templateNames).exclude(['owner', 'house', 'room']),
  areas,
  media,
  alexa_ids: z.array(line.max(255)).max(10),
  /** Satellites that are this person's alone. */
  satellites: z.array(id).max(20),
};

export const personRow = z.strictObject({
  id,
  name: z.string(),
  user_id: id.nullable(),
  person_entity_id: id.nullable(),
  is_active: z.boolean(),
  /** An administrator of Home Assistant. */
  is_owner: z.boolean(),
  /** An owner has chosen a template; until then they are a guest whom nobody has looked at. */
  is_decided: z.boolean(),
  has_pin: z.boolean(),
  ...manner,
  ...standing,
});
export type PersonRow = z.output<typeof personRow>;

export const roomRow = z.strictObject({
  /** `assist_satellite.…`, or `user:<id>` of a wall tablet. */
  id,
  name: z.string(),
  areas,
  media,
  /** A spoken PIN may answer here for locks, garage doors and alarms. */
  may_answer_security: z.boolean(),
});
export type RoomRow = z.output<typeof roomRow>;

/** `GET /v1/people` */
export const peopleResponse = z.strictObject({
  people: z.array(personRow),
  rooms: z.array(roomRow),
  /** Person who speaks where Alexa does not tell; null: a room. */
  alexa_default: id.nullable(),
});
export type PeopleResponse = z.output<typeof peopleResponse>;

/** On whose behalf: the integration vouches for both, from Home Assistant's login. */
const by = z.strictObject({ user_id: id.nullable(), is_admin: z.boolean() });

/** `PATCH /v1/people/{id}`; the id `me` is the person of `by.user_id`. Answered with the row as it is now. */
export const personChange = z.strictObject({
  by,
  changes: z
    .strictObject({
      ...manner,
      ...standing,
      /** 4 to 12 digits, sealed; null removes it. Never spoken. */
      pin: z.strictObject({ public_key: z.string(), sealed: z.string() }).nullable(),
    })
    .partial(),
});
/** `POST /v1/me`: whose row it is, and what was changed of their manner last. */
export const meRequest = z.strictObject({ by: z.strictObject({ user_id: id }) });
export const meResponse = z.strictObject({
  /** Null: a wall tablet, or whoever else is no person of Home Assistant. */
  person: personRow.nullable(),
  /** Null: their manner was never changed, or all of that was undone. */
  last_manner: z
    .strictObject({
      at: z.iso.datetime(),
      /** They themselves, by word or card. */
      is_own: z.boolean(),
      /** What comes back when it is undone; null: the default one. */
      before: z.string().nullable(),
    })
    .nullable(),
});
export type MeResponse = z.output<typeof meResponse>;

/** Somebody's choice among what Home Assistant has: a voice, or a phone's notify action. */
const choices = z.array(z.strictObject({ id: line, name: line }));
/** `butler/me/get`, `…/set` and `…/undo_soul`, integration → card: how the butler is with whoever is logged in. */
export const meOfCard = z.discriminatedUnion('is_somebody', [
  /** A wall tablet. */
  z.strictObject({
    is_somebody: z.literal(false),
    name: z.string().nullable(),
    start_mode: z.literal('tap'),
  }),
  personRow
    .pick({ name: true, soul: true, voice: true, start_mode: true, is_learning: true, learns_again_at: true })
    .extend({
      is_somebody: z.literal(true),
      last_manner: meResponse.shape.last_manner,
      notify: personRow.shape.channels.shape.notify,
      phones: choices,
      voices: choices,
    }),
]);
export type MeOfCard = z.output<typeof meOfCard>;

/** `POST /v1/me/soul/undo`, answered as `POST /v1/me`: the change before is the last one then. */
export const soulUndoRequest = z.strictObject({
  by: z.strictObject({ user_id: id }),
  /** The one that is undone: where it is another by now, nothing happens. */
  soul: manner.soul,
});

/** `PATCH /v1/rooms/{id}` and, for `alexa_default`, `PATCH /v1/household`: owners only. */
export const roomChange = z.strictObject({
  by,
  changes: z.strictObject({ areas, media, may_answer_security: z.boolean() }).partial(),
});
export const householdChange = z.strictObject({
  by,
  changes: z.strictObject({ alexa_default: id.nullable() }),
});
