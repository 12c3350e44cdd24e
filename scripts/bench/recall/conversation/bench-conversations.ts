/** `npm run bench -- recall --conversation FILE`: how much of long conversations is found again. Writes no page. */
import { readFile } from 'node:fs/promises';
import type { Say } from '../../../say.ts';
import { table } from '../../report.ts';
import { patientEmbedder } from '../quality.ts';
import { withOllamaStandIn } from '../stand-in.ts';
import { type Answers, answersOf, type Way, ways } from './measure-conversations.ts';
import { type Conversation, readConversations } from './read-conversations.ts';
import { type Answered, type Score, scoreOf } from './score.ts';

/** `file`: as LoCoMo is published. With `findings` also what was not found, except of every third question. */
export async function benchConversations(file: string, findings: boolean, say: Say): Promise<void> {
  const conversations = await readOr(file, (problem) => {
    say(problem);
    process.exitCode = 2;
  });
  if (conversations === undefined) return;
  await withOllamaStandIn(say, async (ollama) => {
    const embedder = patientEmbedder(ollama, say);
    for (const [what, toldOf] of TOLD) {
      const told = conversations.filter((one) => toldOf(one).length > 0);
      if (told.length === 0) continue;
      say(`${what}: ${String(told.length)} conversations`);
      const answers: Answers[] = [];
      for (const one of told) answers.push(await answersOf(one, toldOf(one), embedder));
      const of = (way: Way) => answers.flatMap((one) => one[way]);
      process.stdout.write(`\nEach of the ${what} is a fact.\n\n${scoreTable(of)}\n\n${kindTable(of)}\n`);
      if (findings)
        for (const way of ['words alone', 'with embeddings'] as const) sayMissed(way, of(way), say);
    }
  });
}

async function readOr(
  file: string,
  otherwise: (problem: string) => void,
): Promise<readonly Conversation[] | undefined> {
  try {
    return readConversations(await readFile(file, 'utf8'));
  } catch (error) {
    otherwise(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

const TOLD: readonly (readonly [string, (of: Conversation) => Conversation['turns']])[] = [
  ['turns', ({ turns }) => turns],
  ['notes', ({ notes }) => notes],
];

const isApart = ({ question }: Answered) => question.isApart;
const share = (count: number, of: number) => (of === 0 ? '' : `${((count / of) * 100).toFixed(1)} %`);

function scoreTable(of: (way: Way) => readonly Answered[]): string {
  const row = (name: string, way: Way, answered: readonly Answered[]) => {
    const { questions, ...counts } = scoreOf(answered);
    const columns: readonly (keyof typeof counts)[] = [
      'anyOfFive',
      'allOfFive',
      'anyOfTen',
      'allOfTen',
      'session',
      'shown',
    ];
    const shares = columns.map((column) => share(counts[column], questions));
    return [way, name, String(questions), ...(way === 'plain BM25' ? [...shares.slice(0, -1), ''] : shares)];
  };
  return table(
    [
      'looked for',
      'questions',
      '',
      'any in 5',
      'all in 5',
      'any in 10',
      'all in 10',
      'session in 5',
      'shown',
    ],
    ways.flatMap((way) => [row('all', way, of(way)), row('every third', way, of(way).filter(isApart))]),
  );
}

function kindTable(of: (way: Way) => readonly Answered[]): string {
  const kinds = [...new Set(of('words alone').map(({ question }) => question.kind))].toSorted();
  return table(
    ['any in 5, of questions about', ...kinds],
    ways.map((way) => {
      const scores: readonly Score[] = kinds.map((kind) =>
        scoreOf(of(way).filter(({ question }) => question.kind === kind)),
      );
      return [
        way,
        ...scores.map(({ anyOfFive, questions }) => `${share(anyOfFive, questions)} of ${String(questions)}`),
      ];
    }),
  );
}

function sayMissed(way: Way, answered: readonly Answered[], say: Say): void {
  for (const one of answered.filter((each) => !isApart(each))) {
    if (scoreOf([one]).anyOfFive > 0) continue;
    const { question, found } = one;
    const first = found
      .slice(0, 5)
      .flat()
      .map(({ id, text }) => `\n    ${id} ${text}`);
    say(`${way}: ${question.text} (${question.evidence.join(', ')}) gave:${first.join('')}`);
  }
}
