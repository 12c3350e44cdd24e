/** Calls and circumstances for tests of the gate. */
import type { Taint } from '../agent/turn-context.ts';
import type { Ambiguity } from '../meaning/meaning.ts';
import type { Asker } from '../people/asker.ts';
import type { Level, RightsArea } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import type { Tier } from '../tools/tool.ts';
import { type Ask, type Circumstances, judge, type JudgedCall } from './gate.ts';

export const PRIVATE: readonly RightsArea[] = ['calendar', 'mail', 'location', 'photos', 'files'];
export const mail: Taint = { origin: 'mail', from: 'the mail "Hello"' };
export const which: Ambiguity = {
  question: 'The desk lamp or the floor lamp?',
  options: [
    { label: 'the desk lamp', input: {}, entityIds: ['light.desk'] },
    { label: 'the floor lamp', input: {}, entityIds: ['light.floor'] },
  ],
  isBothPossible: true,
};

/** Somebody at home who has just begun to speak. */
export function now(asker: Asker, over: Partial<Circumstances> = {}): Circumstances {
  return {
    asker,
    place: 'home',
    language: 'en',
    moved: new Set(),
    taint: [],
    isInOwnWords: false,
    ambiguity: null,
    isAnswered: false,
    ...over,
  };
}

export function call(
  tier: Tier,
  area: RightsArea | readonly RightsArea[],
  over: Partial<JudgedCall> = {},
): JudgedCall {
  return {
    tool: 'some_tool',
    tier,
    args: {},
    entityIds: ['light.l0'],
    question: 'Do it?',
    areas: typeof area === 'string' ? [area] : area,
    sendsOut: false,
    isAboutAsker: false,
    ...over,
  };
}

export const targets = (count: number) => Array.from({ length: count }, (_, index) => `light.l${index}`);

/** Somebody with this level in one area and nothing anywhere else. */
export function leveled(area: RightsArea, level: Level, kind: Asker['kind'] = 'person'): Asker {
  const asker = askerWith(kind === 'person' ? 'guest' : kind);
  const nothing = { ...askerWith('guest').areas, home: 'none' } as const;
  return { ...asker, areas: { ...nothing, [area]: level } };
}

/** `run`, `deny`, or who may say yes. */
export function short(judged: JudgedCall, circumstances: Circumstances): string {
  const verdict = judge(judged, circumstances);
  return verdict.verdict === 'ask' ? verdict.answerableBy : verdict.verdict;
}

export function asked(judged: JudgedCall, circumstances: Circumstances): Ask {
  const verdict = judge(judged, circumstances);
  if (verdict.verdict !== 'ask') throw new Error(`expected a question, not ${verdict.verdict}`);
  return verdict;
}
