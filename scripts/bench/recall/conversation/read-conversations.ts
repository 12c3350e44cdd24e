/**
 * Reads long conversations with questions whose answers lie in known turns, in the form in which LoCoMo is published
 * (`data/locomo10.json` of github.com/snap-research/locomo). Its licence, CC BY-NC 4.0, keeps it out of this repository.
 */
import * as z from 'zod';

export interface Turn {
  /** e.g. `D3:12`: the twelfth of the third session. */
  readonly id: string;
  readonly at: Date;
  readonly text: string;
}

export type QuestionKind = 'several turns' | 'time' | 'common sense' | 'one turn' | 'trick';

export interface ConversationQuestion {
  readonly text: string;
  readonly kind: QuestionKind;
  /** Ids of the turns that tell the answer; at least one. */
  readonly evidence: readonly string[];
  /** Every third: for reporting, nothing is tuned on it. */
  readonly isApart: boolean;
}

export interface Conversation {
  readonly name: string;
  /** `Name: what was said`. */
  readonly turns: readonly Turn[];
  /** What somebody wrote down of each session, for each turn that tells it; none where the file has none. */
  readonly notes: readonly Turn[];
  readonly questions: readonly ConversationQuestion[];
}

const APART = 3;
const said = z.object({
  speaker: z.string(),
  dia_id: z.string(),
  text: z.string(),
  /** What is on the picture that came with it. */
  blip_caption: z.string().optional(),
});
const note = z.tuple([z.string(), z.union([z.string(), z.array(z.string())])]);
const KINDS: readonly QuestionKind[] = ['several turns', 'time', 'common sense', 'one turn', 'trick'];
const published = z
  .array(
    z.object({
      sample_id: z.string().optional(),
      qa: z.array(
        z.object({
          question: z.string(),
          evidence: z.array(z.string()).default([]),
          category: z.int().min(1).max(KINDS.length),
        }),
      ),
      conversation: z.record(z.string(), z.unknown()),
      observation: z.record(z.string(), z.record(z.string(), z.array(note))).default({}),
    }),
  )
  .min(1);

/** `text`: of the file. Throws an error that says what is not as it is published. */
export function readConversations(text: string): readonly Conversation[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('The file of conversations is not JSON. Give LoCoMo’s locomo10.json as it is published.');
  }
  const read = published.safeParse(json);
  if (!read.success)
    throw new Error(
      `The file of conversations is not in the form of LoCoMo’s locomo10.json: ${z.prettifyError(read.error)}`,
    );
  return read.data.map(({ sample_id: id, qa, conversation, observation }, at) => {
    const name = id ?? String(at + 1);
    const turns = turnsOf(conversation, name);
    const times = new Map(turns.map((turn) => [turn.id, turn]));
    const notes = Object.values(observation)
      .flatMap((ofSession) => Object.values(ofSession).flat())
      .flatMap(([fact, source]) =>
        [source]
          .flat()
          .flatMap(idsIn)
          .flatMap((id) => times.get(id) ?? [])
          .map((turn) => ({ ...turn, text: fact })),
      );
    const questions = qa.flatMap(({ question, evidence, category }) => {
      const known = [...new Set(evidence.flatMap(idsIn))].filter((one) => times.has(one));
      const kind = KINDS[category - 1];
      return known.length === 0 || kind === undefined ? [] : [{ text: question, kind, evidence: known }];
    });
    const apart = questions.map((question, place) => ({ ...question, isApart: place % APART === APART - 1 }));
    return { name, turns, notes, questions: apart };
  });
}

/** Some of those published stand together in one string, or with a zero before their number. */
const idsIn = (text: string): readonly string[] =>
  [...text.matchAll(/D(\d+):(\d+)/gu)].map(
    ([, session, turn]) => `D${String(Number(session))}:${String(Number(turn))}`,
  );

function turnsOf(conversation: Readonly<Record<string, unknown>>, name: string): readonly Turn[] {
  const turns = Object.entries(conversation).flatMap(([key, value]) => {
    const session = /^session_(\d+)$/u.exec(key)?.[1];
    if (session === undefined) return [];
    const read = z.array(said).safeParse(value);
    if (!read.success)
      throw new Error(
        `Session ${session} of conversation ${name} is not as it is published: ${z.prettifyError(read.error)}`,
      );
    const at = timeOf(conversation[`${key}_date_time`]);
    if (at === undefined)
      throw new Error(
        `Session ${session} of conversation ${name} has no time such as "1:56 pm on 8 May, 2023".`,
      );
    return read.data.map(({ speaker, dia_id: id, text, blip_caption: picture }) => ({
      id,
      at,
      text: `${speaker}: ${text}${picture === undefined ? '' : ` (and showed ${picture})`}`,
    }));
  });
  if (turns.length === 0)
    throw new Error(`Conversation ${name} has no session in which somebody says something.`);
  return turns;
}

/** `1:56 pm on 8 May, 2023`; undefined: it is none. */
function timeOf(text: unknown): Date | undefined {
  const [, clock, date] = /^(\d+:\d\d [ap]m) on (\d+ \w+,? \d{4})$/u.exec(String(text)) ?? [];
  const at = new Date(`${date?.replace(',', '') ?? ''} ${clock ?? ''} UTC`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
