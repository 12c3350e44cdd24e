/** Reads a half of the corpus: a sentence, what was before it, and calls as models make them. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { homeNames, type HomeName } from './homes.ts';

export interface CaseCall {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Past {
  readonly text: string;
  answer: string;
  /** Entity ids of one effect each. */
  readonly did: (readonly string[])[];
}

export interface Case {
  readonly home: HomeName;
  /** Where the speaker is. */
  readonly area: string | null;
  readonly language: string;
  readonly text: string;
  readonly before: Past[];
  readonly states: Record<string, string>;
  /** Calls that do what was said; none of these may be asked about. */
  readonly right: CaseCall[];
  /** Calls that would do something else: refused, or asked about. */
  readonly wrong: CaseCall[];
  /** Likewise, and yet nobody is asked, or not about the right thing: no rule reads these yet. */
  readonly missed: CaseCall[];
  /** The question has to have all of these among its answers. */
  offers: readonly string[];
}

/**
 * Of `own-words`, right calls stand in the words as they are, wrong ones do not; of the others see `Case`.
 */
export type Half = 'tuned' | 'held-out' | 'own-words-tuned' | 'own-words-held-out';

const input = z.record(z.string(), z.unknown());

/**
 * `half`: `tuned` is what the code was made with; `held-out` was written before it was played, and nobody tunes
 * on it: only its sums are looked at. Whoever needs to look adds it to the other half and writes a new one.
 */
export function readCases(half: Half): readonly Case[] {
  return casesIn(readFileSync(new URL(`${half}.txt`, import.meta.url), 'utf8'));
}

export function casesIn(text: string): readonly Case[] {
  return text
    .trim()
    .split(/\n\n+/u)
    .map((block) => caseOf(block.split('\n')));
}

/** `[home area language] words`, then a line for each fact: what it is, a space, and the rest. */
function caseOf([head = '', ...facts]: readonly string[]): Case {
  const [, home = '', area = '', language = '', text = ''] = /^\[(\S+) (\S+) (\S+)\] (.+)$/u.exec(head) ?? [];
  const one: Case = {
    home: z.enum(homeNames).parse(home),
    area: area === '-' ? null : area,
    language,
    text,
    before: [],
    states: {},
    right: [],
    wrong: [],
    missed: [],
    offers: [],
  };
  for (const fact of facts) {
    const [, key = '', rest = ''] = /^\s+(\w+) (.+)$/u.exec(fact) ?? [];
    add(one, key, rest);
  }
  return one;
}

function add(one: Case, key: string, rest: string): void {
  const [first = '', ...words] = rest.split(' ');
  const last = one.before.at(-1);
  if (key === 'before') one.before.push({ text: rest, answer: '', did: [] });
  else if (key === 'did') last?.did.push([first, ...words]);
  else if (key === 'answer' && last !== undefined) last.answer = rest;
  else if (key === 'state') one.states[first] = words.join(' ');
  else if (key === 'offers') one.offers = [first, ...words];
  else if (key === 'right' || key === 'wrong' || key === 'missed') {
    one[key].push({ tool: first, input: input.parse(JSON.parse(words.join(' '))) });
  } else throw new Error(`${one.text}: what is "${key}"?`);
}
