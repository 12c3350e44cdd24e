/** A question as it is kept: the exact calls that its yes runs, and who may give it. */
import * as z from 'zod';
import type { Taint } from '../agent/turn-context.ts';
import { whys } from '../gate/gate.ts';
import { rightsAreas } from '../people/rights.ts';

const traces = z.object({
  door: z.enum(['assist', 'action', 'alexa', 'card']),
  user_id: z.string().nullable(),
  device_id: z.string().nullable(),
  satellite_id: z.string().nullable(),
  area_id: z.string().nullable(),
  alexa_person_id: z.string().nullable().optional(),
});
const json = z.record(z.string(), z.unknown());

/** One call, sealed: prepared again from `input` it must come to the same hash, or it does not run. */
const sealedCall = z.object({
  tool: z.string(),
  /** As the model sent it. */
  input: json,
  /** After parsing, areas and names already turned into entity ids. */
  args: json,
  entityIds: z.array(z.string()),
  /** SHA-256 over tool, args and entity ids, see seal.ts. */
  hash: z.string(),
});
export type SealedCall = z.output<typeof sealedCall>;

/** Something that may be answered, but "no". A question of yes or no has one, `yes`. */
const choice = z.object({
  id: z.string(),
  label: z.string(),
  /** It lets somebody in, or silences what guards: a phone must be unlocked for it, and no voice alone will do. */
  isGuarded: z.boolean(),
  calls: z.array(sealedCall).min(1),
});
export type Choice = z.output<typeof choice>;

/** JSON column. */
export const questionContent = z.object({
  traces,
  asker: z.object({
    name: z.string().nullable(),
    personId: z.string().nullable(),
    /** HA user as whom the calls run; null for a room. */
    userId: z.string().nullable(),
    isCertain: z.boolean(),
  }),
  /** HA context of the turn: what the calls do has it as parent. */
  contextId: z.string().nullable(),
  language: z.string(),
  spoken: z.boolean(),
  /** e.g. `Unlock the front door?` */
  text: z.string(),
  /** What exactly will run, a line a step. */
  what: z.array(z.string()),
  why: z.array(z.enum(whys)),
  taint: z.array(z.custom<Taint>()),
  areas: z.array(z.enum(rightsAreas)),
  isSecurity: z.boolean(),
  /** Nothing but which one is open: what is chosen is judged as if it had been said at once. */
  isOnlyUnclear: z.boolean(),
  choices: z.array(choice).min(1),
  /** Of a question which one there is more than one, or `both` among them. */
  isChoice: z.boolean(),
  /** Whom phones tell, each with the random id that a button must bring back. */
  notices: z.array(z.object({ userId: z.string(), nonce: z.string() })),
});
export type QuestionContent = z.output<typeof questionContent>;

export const questionStates = [
  'open',
  'taken',
  'done',
  'failed',
  'declined',
  'expired',
  'withdrawn',
] as const;
export type QuestionState = (typeof questionStates)[number];

export interface Question extends QuestionContent {
  /** Random: whoever does not know it cannot answer. */
  readonly id: string;
  readonly state: QuestionState;
  readonly turnId: string;
  readonly conversationId: string;
  /** Asker of people/asker.ts. */
  readonly askerKey: string;
  readonly answerableBy: 'asker' | 'adult';
  readonly askedAt: Date;
  readonly expiresAt: Date;
  /** Null while nobody has answered. */
  readonly decision: Decision | null;
  /** What was said of it; null while it runs, and when that was broken off. */
  readonly outcome: string | null;
}

export interface Decision {
  /** Name of who answered; null: the asker, in their own words. */
  readonly by: string | null;
  readonly door: 'voice' | 'pin' | 'card' | 'phone' | 'action';
  readonly at: Date;
  /** The same answer sent again counts once. */
  readonly answerId: string;
  /** Null: no. */
  readonly choiceId: string | null;
}

/** How long an answer may take, in milliseconds: of who has asked, and of an adult who has to be found first. */
export const ASKER_MS = 5 * 60_000;
export const ADULT_MS = 24 * 60 * 60_000;
