/** What led to something that was done, as far as who asks may know. */
import type { TurnContext } from '../agent/turn-context.ts';
import { UNSAID } from '../agent/turn-record.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Reason } from '../language/undo-phrases.ts';
import type { PastExchange } from '../store/store.ts';
import type { AskedFirst } from './deeds.ts';

const MOST_LETTERS = 160;

/** `exchange`: one's own, or an automation's. */
export function reasonOf(
  exchange: PastExchange,
  asked: AskedFirst | undefined,
  turn: Pick<TurnContext, 'house' | 'language' | 'now' | 'asker'>,
): Reason {
  const { house, language, now, asker } = turn;
  const { when } = phrasesFor(language).home.history;
  return {
    who: whoOf(exchange, asker.kind),
    words: wordsOf(asked === undefined ? exchange.text : (asked.words ?? UNSAID)),
    when: when(exchange.at, now, house.timeZone),
    room: roomOf(exchange, house),
    through: throughOf(exchange),
    asked: asked === undefined ? null : { question: asked.question, yesBy: asked.yesBy },
  };
}

export function sayWhy(
  exchange: PastExchange,
  asked: AskedFirst | undefined,
  turn: Pick<TurnContext, 'house' | 'language' | 'now' | 'asker'>,
): string {
  return phrasesFor(turn.language).undo.because(reasonOf(exchange, asked, turn));
}

function whoOf({ speaker }: PastExchange, kind: TurnContext['asker']['kind']): Reason['who'] {
  if (speaker === 'house') return 'automation';
  return kind === 'room' ? 'somebody' : 'you';
}

function wordsOf(text: string): string | null {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words === '' || words.includes(UNSAID)) return null;
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}

function roomOf({ satelliteId }: PastExchange, { satellites, areas }: TurnContext['house']): string | null {
  const areaId = satellites.find(({ entity_id: id }) => id === satelliteId)?.area_id;
  return areaId === undefined || areaId === null ? null : (areas.get(areaId)?.name ?? null);
}

function throughOf({ door, speaker }: PastExchange): Reason['through'] {
  if (door === 'alexa' || door === 'card') return door;
  return door === 'action' && speaker !== 'house' ? 'action' : null;
}
