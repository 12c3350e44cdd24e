import { readCount, readList, readOneOf, readRecord, readText } from '../../client/read.ts';
import type { Topic } from '../../client/topic.ts';
import { readMessage, readTurn } from './read-turn.ts';
import { isUnderWay, type Turn } from './turn.ts';

/** Whose conversation; `new` goes with an id of the card's making. */
export type Thread =
  | { readonly thread: 'personal' | 'household' }
  | { readonly thread: 'new'; readonly thread_id: string };

export interface Chat {
  /** The oldest first. */
  readonly turns: readonly Turn[];
  /** For what is older than all turns; null: there is nothing older. */
  readonly next: string | null;
  readonly isHistoryKnown: boolean;
  /** The next words are a PIN. */
  readonly isSecretExpected: boolean;
  /** How many snapshots have come. */
  readonly snapshots: number;
  /** Another one when what came before these turns is not known any more. */
  readonly base: number;
}

/** A page that is open for days keeps no more. */
const MOST_TURNS = 60;

const isChat = (known: unknown): known is Chat => Array.isArray(readRecord(known)?.['turns']);

/** Of these turns, the newer of what is known of each. */
function merge(turns: readonly Turn[], known: readonly Turn[]): readonly Turn[] {
  return turns.map((turn) => {
    const before = known.find(({ turn_id: id }) => id === turn.turn_id);
    if (before === undefined || turn.seq > 0) return turn;
    // What was seen here tells more than what is kept of it.
    const steps = before.steps.length > 0 ? before.steps : turn.steps;
    return { ...turn, steps, question_id: before.question_id ?? turn.question_id };
  });
}

function takeSnapshot(event: Readonly<Record<string, unknown>>, known: Chat | null): Chat {
  const turns = [...readList(event['messages'], readMessage), ...readList(event['turns'], readTurn)];
  const old = known?.turns ?? [];
  const first = old.findIndex(({ turn_id: id }) => id === turns[0]?.turn_id);
  // Of what was deleted nothing is kept here.
  const goesOn = known !== null && first >= 0 && event['is_anew'] !== true;
  return {
    turns: [...(goesOn ? old.slice(0, first) : []), ...merge(turns, old)],
    next: goesOn ? known.next : readText(event['next']),
    isHistoryKnown: event['is_history_known'] !== false,
    isSecretExpected: event['secret_expected'] === true,
    snapshots: (known?.snapshots ?? 0) + 1,
    base: goesOn ? known.base : (known?.base ?? 0) + 1,
  };
}

function takeTurn(turn: Turn, before: Chat): Chat {
  const known = isUnderWay(turn) ? before : { ...before, isSecretExpected: turn.secret_expected };
  const isKnown = known.turns.some(({ turn_id: id }) => id === turn.turn_id);
  const turns = isKnown
    ? known.turns.map((one) => (one.turn_id === turn.turn_id ? turn : one))
    : [...known.turns, turn];
  if (turns.length <= MOST_TURNS) return { ...known, turns };
  return { ...known, turns: turns.slice(-MOST_TURNS / 2), next: null, base: known.base + 1 };
}

function takeDelta(event: Readonly<Record<string, unknown>>, known: Chat): Chat {
  const [id, seq, text] = [readText(event['turn_id']), readCount(event['seq']), readText(event['text'])];
  if (id === null || seq === null || text === null) return known;
  const turns = known.turns.map((turn) =>
    turn.turn_id === id && seq > turn.seq ? { ...turn, seq, answer: turn.answer + text } : turn,
  );
  return { ...known, turns };
}

function reduce(known: unknown, event: unknown): Chat | null {
  const change = readRecord(event);
  const before = isChat(known) ? known : null;
  const kind = readOneOf(change?.['kind'], ['snapshot', 'turn', 'delta']);
  if (change === null || kind === null) return null;
  if (kind === 'snapshot') return takeSnapshot(change, before);
  if (before === null) return null;
  if (kind === 'delta') return takeDelta(change, before);
  const turn = readTurn(change['turn']);
  return turn === null ? null : takeTurn(turn, before);
}

/** Whether nothing has happened but that answers, which had begun, have become longer. */
export function isGrowth(before: unknown, after: unknown): boolean {
  if (!isChat(before) || !isChat(after) || before.turns.length !== after.turns.length) return false;
  const [{ turns: known, ...rest }, { turns, ...others }] = [before, after];
  return isSame(rest, others) && turns.every((turn, index) => hasGrown(known[index] ?? turn, turn));
}

function hasGrown(before: Turn, after: Turn): boolean {
  if (before === after) return true;
  const [{ seq: _seq, answer: known, ...rest }, { seq: _newer, answer, ...others }] = [before, after];
  return isSame(rest, others) && known !== '' && answer.startsWith(known);
}

type Fields = Readonly<Record<string, unknown>>;
const isSame = (one: Fields, other: Fields): boolean =>
  Object.keys(one).every((name) => one[name] === other[name]);

/** First the newest that was said in a thread, then what is added. */
export const chatTopic = (params: Thread): Topic<Chat> => ({
  name: 'chat',
  params,
  reduce,
  read: (known) => (isChat(known) ? known : null),
});
