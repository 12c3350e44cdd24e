import { randomFrom } from '../safety/random.ts';
import { distractor, NAMES, type Telling } from './distractors.ts';
import { ENGLISH, GERMAN } from './known-answers.ts';

export interface Question {
  readonly text: string;
  readonly language: 'en' | 'de';
  readonly answer: string;
  readonly half: 'tuned' | 'reported';
  readonly sharesWords: boolean;
}

export interface QuestionSet {
  /** In the order in which they were told, the answers among them. */
  readonly told: readonly Telling[];
  readonly questions: readonly Question[];
}

/** The same set for the same seed. */
export function questionSet(seed: number, distractors: number): QuestionSet {
  const random = randomFrom(seed);
  const questions: Question[] = [];
  const answers: Telling[] = [];
  const lines = [...linesOf(ENGLISH, 'en'), ...linesOf(GERMAN, 'de')];
  for (const [at, { line, language }] of lines.entries()) {
    const a = random.pick(NAMES);
    const b = random.pick(NAMES.filter((name) => name !== a));
    const named = line.replace(/\bA\b/gu, a).replace(/\bB\b/gu, b);
    const [answer = '', shared = '', other = ''] = named.split(' | ');
    const half = at % 2 === 0 ? 'tuned' : 'reported';
    answers.push({ fact: answer, language });
    questions.push({ text: shared, language, answer, half, sharesWords: true });
    questions.push({ text: other, language, answer, half, sharesWords: false });
  }
  const told = new Map<string, Telling>();
  while (told.size < distractors) {
    const one = distractor(random);
    told.set(one.fact, one);
  }
  const all = [...told.values()];
  for (const answer of answers) all.splice(Math.floor(random.next() * all.length), 0, answer);
  return { told: all, questions };
}

function linesOf(text: string, language: 'en' | 'de') {
  return text
    .trim()
    .split('\n')
    .map((line) => ({ line, language }));
}
