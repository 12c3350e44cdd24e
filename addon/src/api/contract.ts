/**
 * The wire between the integration (Python) and the app, in one file. Version it, and record an example
 * of every shape in tests/contract/examples: both sides' tests replay those.
 * Ours-in is strict: an unknown key is an error that names it.
 */
import * as z from 'zod';
import { id } from './contract-id.ts';
import { box } from './contract-pairing.ts';

/** Raised when the wire changes so that an older other side cannot follow; `min` is what we still accept. */
export const API_VERSION = { min: 1, max: 1 } as const;

/** Longest sentence that a turn takes, in characters; what is longer is refused kindly. */
export const MAX_TEXT_LENGTH = 4_000;

const entityId = z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/);

/** Something that was tried in the home, and how it ended. */
export const effect = z.strictObject({
  /** `domain.service`, e.g. `light.turn_on`. */
  action: z.string().max(100),
  entity_ids: z.array(entityId).max(1_000),
  outcome: z.enum(['reached', 'not_reached', 'refused', 'failed']),
});
export type Effect = z.output<typeof effect>;

/** What was said and answered without the app: by the butler's allow-list or by HA before our entity. */
export const localExchange = z.strictObject({
  /** Random; the same exchange may be delivered twice and counts once. */
  id,
  conversation_id: id,
  /** ISO 8601 with zone. */
  at: z.iso.datetime({ offset: true }),
  text: z.string().max(20_000),
  answer: z.string().max(20_000),
  handled_by: z.enum(['intent', 'sentence_trigger', 'home_assistant']),
  /** Absent: `assist`. */
  door: z.enum(['assist', 'action', 'alexa', 'card']).optional(),
  language: z.string().max(35),
  user_id: id.nullable(),
  device_id: id.nullable(),
  satellite_id: id.nullable(),
  area_id: id.nullable(),
  /** The HA intent, where one is known, e.g. `HassTurnOn`. */
  intent: z.string().max(100).nullable(),
  effects: z.array(effect).max(50),
});
export type LocalExchange = z.output<typeof localExchange>;

/** A sentence of the butler's own (custom_components/butler/sentences), recognised in the integration. */
export const recognizedIntent = z.strictObject({
  name: z.string().max(100),
  slots: z.record(z.string().max(100), z.string().max(4_000)),
});
export type RecognizedIntent = z.output<typeof recognizedIntent>;

export const turnRequest = z.strictObject({
  /** Random, one per turn; shows up in logs of both sides. */
  turn_id: id,
  /** The chat log's id, not the one that the caller sent. */
  conversation_id: id,
  text: z.string(),
  language: z.string().max(35),
  door: z.enum(['assist', 'action', 'alexa', 'card']),
  /** The answer will be heard, not read. */
  spoken: z.boolean(),
  user_id: id.nullable(),
  device_id: id.nullable(),
  satellite_id: id.nullable(),
  /** Area of the satellite, or of the device. */
  area_id: id.nullable(),
  /** As Alexa recognised the voice; from the door `alexa` only. */
  alexa_person_id: id.nullable().optional(),
  /** HA's context of the request; becomes the parent of everything that the turn does. */
  context_id: id.nullable(),
  /** Milliseconds until the asker stops listening. */
  deadline_ms: z.number().int().min(1_000).max(600_000),
  extra_system_prompt: z.string().max(20_000).nullable(),
  /** The person wants it kept nowhere, said around `text`; absent: it is kept. */
  is_unkept: z.boolean().optional(),
  intent: recognizedIntent.nullable(),
  /** Local exchanges of this conversation that were not delivered yet, oldest first. */
  earlier: z.array(localExchange).max(50),
});
export type TurnRequest = z.output<typeof turnRequest>;

export const exchangesRequest = z.strictObject({ exchanges: z.array(localExchange).min(1).max(50) });
export const exchangesResponse = z.strictObject({ accepted: z.number().int() });

/** Why a turn ended as it did; `answered` is the usual one. */
export const turnOutcome = z.enum([
  'answered', // by the model
  'sentence', // by a handler of the butler's own sentences
  'no_model', // needs a language model and there is none
  'refused', // input that we do not take (too long, empty), or the model refused
  'failed', // honest ending after an error; the text says so
  'interrupted', // broken off: whoever listened has gone, so that only what is kept of it says this
]);

/** One event a line (NDJSON). A stream ends with exactly one `done` or `error`. */
export const turnEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('tool_call'), id, name: id, args: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    type: z.literal('tool_result'),
    id,
    name: id,
    data: z.record(z.string(), z.unknown()),
    is_error: z.boolean(),
  }),
  /** Sent every 5 s of silence, so that the reader can tell a slow model from a dead app. */
  z.strictObject({ type: z.literal('alive') }),
  z.strictObject({
    type: z.literal('done'),
    outcome: turnOutcome,
    /** The whole answer as text, what the `text` events add up to. */
    text: z.string(),
    /** The butler asked something: reopen the microphone, and send the reply here. */
    continue_conversation: z.boolean(),
    /** A question is open in this conversation: the next words go to the app before anything else. */
    question_open: z.boolean(),
    /** Which: the one that this turn has put. */
    question_id: id.optional(),
    /** The next words will be a PIN: whoever carries them keeps them nowhere. */
    secret_expected: z.boolean().optional(),
    effects: z.array(effect),
  }),
  z.strictObject({ type: z.literal('error'), code: z.string(), message: z.string() }),
]);
export type TurnEvent = z.output<typeof turnEvent>;
export type TurnOutcome = z.output<typeof turnOutcome>;

/** Every answer that is not 2xx. `message` is a sentence that a person may hear. */
export const errorBody = z.strictObject({ code: z.string(), message: z.string() });

export const healthResponse = z.strictObject({
  status: z.literal('ok'),
  app: z.literal('butler'),
  version: z.string(),
  api: z.strictObject({ min: z.number().int(), max: z.number().int() }),
});

export const statusResponse = healthResponse.extend({
  app_id: id,
  home_assistant: z.enum(['connected', 'disconnected', 'not_paired']),
  store: z.strictObject({
    kind: z.enum(['embedded', 'postgresql']),
    available: z.boolean(),
    /** `too_new`: a newer version has used it; this one leaves it alone and remembers nothing. */
    problem: z.enum(['too_new']).nullable(),
  }),
  model: z.strictObject({
    configured: z.boolean(),
    name: z.string().nullable(),
    /** What a person has to mend, as the model said last; null since it answered, or since a setting changed. */
    problem: z.enum(['wrong_key', 'no_credit', 'unknown_model']).nullable(),
  }),
  /** Ollama, through which what was told is found by its meaning; while it is of no use, by words alone. */
  meaning: z.strictObject({
    /** Of Ollama; null: none is configured. */
    model: z.string().nullable(),
    /** What a person has to mend, as it was tried last: see `OllamaProblem`. Null also before the first try. */
    problem: z.enum(['away', 'not_ollama', 'unknown_model', 'wrong_size', 'failing']).nullable(),
  }),
  /** In which to ask where nobody says; null: Home Assistant's own. */
  language: z.string().nullable(),
  /** Names of those who are guests because no owner has chosen yet what they may do. */
  undecided_people: z.array(z.string()),
  uptime_s: z.number(),
});
export type StatusResponse = z.output<typeof statusResponse>;

const fixedBy = {
  /** Where it stands when it cannot be changed here, e.g. `BUTLER_MODEL`. */
  fixed_by: z.string().nullable(),
};

/** `GET /v1/settings`, and the answer to `PUT`. */
export const settingsResponse = z.strictObject({
  anthropic_api_key: z.strictObject({ is_set: z.boolean(), ...fixedBy }),
  model: z.strictObject({ value: z.string(), ...fixedBy }),
  fallback_model: z.strictObject({ value: z.string(), ...fixedBy }),
  small_model: z.strictObject({ value: z.string(), ...fixedBy }),
  /** US dollars; null: no limit. */
  monthly_budget: z.strictObject({ value: z.number().nullable(), ...fixedBy }),
  model_url: z.strictObject({ value: z.string().nullable(), ...fixedBy }),
  /** Null: nothing is looked for by its meaning. */
  ollama_url: z.strictObject({ value: z.string().nullable(), ...fixedBy }),
  embedding_model: z.strictObject({ value: z.string(), ...fixedBy }),
  language: z.strictObject({ value: z.string().nullable(), ...fixedBy }),
  local_first: z.strictObject({ value: z.boolean(), ...fixedBy }),
});

const setting = z.string().max(500).nullable().optional();
/** `PUT /v1/settings`: what is left out stays, `null` goes back to the default. */
export const settingsRequest = z.strictObject({
  /** The key itself, sealed. */
  anthropic_api_key: box.nullable().optional(),
  model: setting,
  fallback_model: setting,
  small_model: setting,
  monthly_budget: z.number().nullable().optional(),
  model_url: setting,
  ollama_url: setting,
  embedding_model: setting,
  language: setting,
  local_first: z.boolean().nullable().optional(),
});

/* ------------------------------------------------- websocket commands that the app sends to the integration */

const area = z.strictObject({
  area_id: id,
  name: z.string(),
  aliases: z.array(z.string()),
  floor_id: id.nullable(),
});
const floor = z.strictObject({
  floor_id: id,
  name: z.string(),
  aliases: z.array(z.string()),
  level: z.number().int().nullable(),
});
/** An entity that is exposed to Assist; nothing else ever crosses. */
const exposedEntity = z.strictObject({
  entity_id: entityId,
  /** As HA's own matcher names it; never empty. */
  name: z.string(),
  aliases: z.array(z.string()),
  area_id: id.nullable(),
  device_class: z.string().nullable(),
  /**
   * Of a script or a scene, when it was asked for (`houseSubscribeRequest`): every action that starting it may
   * call, on which entities, exposed or not, those of scripts and scenes inside too. Null: cannot be known.
   */
  reaches: z
    .array(z.strictObject({ action: z.string(), entity_ids: z.array(entityId).max(1_000) }))
    .nullable()
    .optional(),
  /** Of a script, a scene or a button: it carries the label `butler_safe`, which only administrators can give. */
  is_marked_safe: z.boolean().optional(),
});
const person = z.strictObject({
  entity_id: entityId,
  name: z.string(),
  user_id: id.nullable(),
  /** Of their user; without one false. An integration of the first version does not tell: no. */
  is_admin: z.boolean().optional(),
  /** Their user may log in; somebody without a user is active. Not told: yes. */
  is_active: z.boolean().optional(),
});
const satellite = z.strictObject({
  entity_id: entityId,
  name: z.string().optional(),
  area_id: id.nullable(),
  device_id: id.nullable(),
});

/** An integration that does not know `reaches` refuses it with `invalid_format`; it is then left out. */
export const houseSubscribeRequest = z.strictObject({
  type: z.literal('butler/house/subscribe'),
  reaches: z.boolean().optional(),
});

/** Events of `butler/house/subscribe`: first a snapshot, then changes (lists that changed come whole). */
export const houseEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('snapshot'),
    location_name: z.string(),
    language: z.string(),
    time_zone: z.string(),
    areas: z.array(area),
    floors: z.array(floor),
    people: z.array(person),
    satellites: z.array(satellite),
    entities: z.array(exposedEntity),
  }),
  z.strictObject({
    kind: z.literal('change'),
    areas: z.array(area).optional(),
    floors: z.array(floor).optional(),
    people: z.array(person).optional(),
    satellites: z.array(satellite).optional(),
    entities: z.strictObject({ changed: z.array(exposedEntity), removed: z.array(entityId) }).optional(),
  }),
]);
export type HouseEvent = z.output<typeof houseEvent>;
export type Area = z.output<typeof area>;
export type Floor = z.output<typeof floor>;
export type ExposedEntity = z.output<typeof exposedEntity>;
export type Person = z.output<typeof person>;
export type Satellite = z.output<typeof satellite>;

/**
 * `butler/login`: first message on a connection that goes through the Supervisor and so belongs to its user.
 * From then on the connection counts as the user's whose access token this is, for `butler/*` only. Refused with
 * `unauthorized` when that is not the user Butler.
 */
export const loginRequest = z.strictObject({ type: z.literal('butler/login'), token: z.string().min(1) });

/**
 * `butler/act`: one service call on named entities, as the person who asked. Refused with HA's own codes:
 * `not_allowed` (not on the list, or reaching further than the named entities), `not_found` (not exposed, or no
 * such service), `unauthorized` (this person may not), `service_validation_error`, `home_assistant_error`.
 */
export const actRequest = z.strictObject({
  type: z.literal('butler/act'),
  domain: z.string(),
  service: z.string(),
  entity_ids: z.array(entityId).min(1).max(1_000),
  data: z.record(z.string(), z.unknown()),
  /** `null`: a room; Home Assistant then checks no rights, so the gate must have. */
  user_id: id.nullable(),
  parent_context_id: id.nullable(),
});
/** States right after the call, so that nobody waits for the next event; missing = entity is gone. */
export const actResponse = z.strictObject({
  states: z.record(
    entityId,
    z.strictObject({ state: z.string(), attributes: z.record(z.string(), z.unknown()) }),
  ),
});

const allowRules = z.array(
  z.strictObject({
    intent: z.string(),
    /** Domain of every target; `null` for an intent without targets (the time, the weather). */
    domain: z.string().nullable(),
    /** Device classes of that domain (`null` inside stands for "has none"); `null` = any. */
    device_classes: z.array(z.string().nullable()).nullable(),
  }),
);

/**
 * `butler/allow_list/set`: what HA's own matcher may execute without the app, for each kind of asker. Computed
 * from the gate's table; whatever is not named here goes to the app, and so does everything by a name that
 * `lists` does not have.
 */
export const allowList = z.strictObject({
  version: z.literal(2),
  /** More targets than this go to the app. */
  max_targets: z.number().int().min(0),
  lists: z.record(z.string(), allowRules),
  /** Entities that always go to the app: they touch more than their domain and device class tell. */
  kept: z.array(entityId).optional(),
  /** Name of the list by satellite that is one person's, asked first. */
  satellites: z.record(id, z.string()),
  /** HA user by satellite that is one person's: as them it is done, and they are named in the logbook. */
  satellite_users: z.record(id, id).optional(),
  /** And by HA user, where no satellite is in it. */
  users: z.record(id, z.string()),
  /** Of everybody else. */
  room: z.string(),
  /** Of an automation: neither user nor device nor satellite. */
  house: z.string(),
});
export type AllowList = z.output<typeof allowList>;
