/** The wire, part questions: what is put to people before a risky call may run. */
import * as z from 'zod';
import { whys } from '../gate/gate.ts';

const id = z
  .string()
  .min(1)
  .max(255)
  .regex(/^\P{Cc}+$/u);

/** As the integration may show it to those in `for_user_ids`, and to nobody else. */
export const questionView = z.strictObject({
  id,
  /** e.g. `Unlock the front door?` */
  text: z.string(),
  /** What exactly will run, a line a step, names and not ids. */
  what: z.array(z.string()).max(50),
  why: z.array(z.enum(whys)),
  /** Of `outside_text`: which, e.g. `the invitation "Dinner"`. */
  from: z.array(z.string()).max(5),
  asked_by: z.string().nullable(),
  /** HA user who asked, who may see it too; null: a room. */
  asked_by_user_id: id.nullable(),
  asked_at: z.iso.datetime({ offset: true }),
  expires_at: z.iso.datetime({ offset: true }),
  /** It lets somebody in: a phone must have asked for its unlock. */
  needs_unlock: z.boolean(),
  /** Of a question which one; null: yes or no. */
  options: z.array(z.strictObject({ id, label: z.string() })).nullable(),
  language: z.string(),
  /** HA users who may answer. */
  for_user_ids: z.array(id),
  /** Whom to tell on their phones, each with the random id that their button must bring back. */
  notify: z.array(z.strictObject({ user_id: id, nonce: id, targets: z.array(z.string()).nullable() })),
});
export type QuestionView = z.output<typeof questionView>;

/** How a question ended; `taken`: the yes came, the call runs or ran. */
export const questionEnd = z.enum(['taken', 'declined', 'expired', 'withdrawn']);

const ended = z.strictObject({
  id,
  end: questionEnd,
  by: z.string().nullable(),
  /** `voice`, `pin`, `card`, `phone` or `action`. */
  door: z.string().nullable(),
  /** Of `taken`: whether what was asked for happened. */
  outcome: z.enum(['done', 'failed']).nullable().optional(),
});

/** `butler/questions/set`, app → integration, on every connection and change: all that are open. */
export const questionsSet = z.strictObject({
  type: z.literal('butler/questions/set'),
  open: z.array(questionView).max(200),
  /** Ended since the last message, so that phones and cards can say where. */
  ended: z.array(ended).max(200),
});

export type QuestionsMessage = Omit<z.output<typeof questionsSet>, 'type'>;

/** A question as one person's card gets it. */
export const questionOfPerson = questionView
  .omit({ for_user_ids: true, notify: true, asked_by_user_id: true })
  .extend({
    /** False: they asked it themselves, and somebody else has to answer. */
    may_answer: z.boolean(),
  });
export type QuestionOfPerson = z.output<typeof questionOfPerson>;

/** Events of `butler/subscribe {topic: 'questions'}`, integration → card: nothing of others' questions. */
export const questionsEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('snapshot'), open: z.array(questionOfPerson) }),
  z.strictObject({
    kind: z.literal('change'),
    /** New, or not as before. */
    open: z.array(questionOfPerson),
    ended: z.array(ended),
  }),
  /**
   * Nobody knows what is open: the app does not answer, or has not said it since Home Assistant started. A snapshot
   * comes when that is over; changes only to who has had one.
   */
  z.strictObject({ kind: z.literal('away') }),
]);

/** `butler/question/answer`, card → integration; answered with `questionAnswerResponse`. */
export const questionAnswerCommand = z.strictObject({
  type: z.literal('butler/question/answer'),
  question_id: id,
  answer: z.string().min(1).max(64),
  answer_id: id,
});

/** `POST /v1/questions/{id}/answer`, integration → app. Sent again with the same `answer_id` it counts once. */
export const questionAnswerRequest = z.strictObject({
  answer_id: id,
  /** `yes`, `no`, or the id of an option. */
  answer: z.string().min(1).max(64),
  /** HA user of the login, the action's context or the phone's event; without one nobody has answered. */
  user_id: id,
  door: z.enum(['card', 'phone', 'action']),
  /** Of a phone's button: what the notification carried. */
  nonce: id.nullable(),
  /** The phone asked for its unlock, or the person is logged in: at a card, or running an action. */
  is_unlocked: z.boolean(),
});
/** Answered with 200 also when it was too late: `state` and the sentence say what became of it. */
export const questionAnswerResponse = z.strictObject({
  state: z.enum(['done', 'failed', 'declined', 'already', 'expired', 'not_yours', 'needs_unlock', 'unknown']),
  message: z.string(),
});
