/** `npm run bench -- recall`: how fast what was told is found, and how much of it. */
import { createLog } from '../../../addon/src/log.ts';
import { secret } from '../../../addon/src/secret.ts';
import { migrate, readMigrations } from '../../../addon/src/store/migrate.ts';
import { openPostgres } from '../../../addon/src/store/postgres.ts';
import type { Say } from '../../say.ts';
import { withPostgres } from '../app/databases.ts';
import { inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { benchConversations } from './conversation/bench-conversations.ts';
import {
  DISTRACTORS,
  embedAll,
  fillWithQuestions,
  measureQuality,
  patientEmbedder,
  type Quality,
  SEED,
} from './quality.ts';
import { measureSpeed, type Speed } from './speed.ts';
import { withOllamaStandIn } from './stand-in.ts';

const SIZES = [
  ['embedded', 1_000],
  ['embedded', 10_000],
  ['postgresql', 1_000],
  ['postgresql', 10_000],
  ['postgresql', 100_000],
] as const;

/**
 * With `--findings` also what of the tuned half was not found; the other half is never shown. With
 * `--conversation FILE` only that: long conversations as LoCoMo is published.
 */
export async function benchRecall(options: readonly string[], say: Say): Promise<void> {
  const showsFindings = options.includes('--findings');
  const place = options.indexOf('--conversation');
  if (place !== -1) {
    const file = options[place + 1];
    if (file === undefined) throw new Error('Say which file: --conversation locomo10.json.');
    await benchConversations(file, showsFindings, say);
    return;
  }
  const speeds: Speed[] = [];
  for (const [kind, facts] of SIZES) speeds.push(await measureSpeed(kind, facts, say));
  const fast = speedTable(speeds);
  process.stdout.write(`${fast}\n\n`);
  const qualities = await measureQualities(say);
  const good = qualityTable(qualities);
  process.stdout.write(`${good}\n`);
  if (showsFindings) for (const line of qualities.flatMap(findingsOf)) say(line);
  await writeSection('recall', {
    title: 'Finding what was told',
    command: 'npm run bench -- recall',
    versions: 'PostgreSQL 18 with pgvector, PGlite; all-MiniLM-L6-v2 behind the API of Ollama',
    body: `${fast}\n\n${SPEED_NOTE}\n\n${good}\n\n${QUALITY_NOTE}`,
  });
}

const SPEED_NOTE = `From the question to the first five facts, questions of somebody who knows about half of all facts and of
somebody who told 1 % of them mixed. *With vectors*: fused with the nearest of synthetic vectors; what Ollama takes for the
question's own is not in it. *Recall@10* of that vector search alone, against comparing all vectors: of who knows 1 % of all
facts and nothing else, and of who knows about half.`;

const QUALITY_NOTE = `Share of answers among the first five of ${String(DISTRACTORS)} other facts (seed ${String(SEED)}, a fifth of it German); questions and
facts are in \`scripts/bench/recall\`. *Reported*: nothing was tuned on that half. The model knows English alone and stands in
for \`nomic-embed-text\`.`;

interface Compared {
  readonly name: string;
  readonly groups: readonly Quality[];
}

async function measureQualities(say: Say): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  await withPostgres(say, async ({ url }) => {
    const log = createLog({ level: 'error', format: 'text', now: () => new Date(), write: say });
    const database = openPostgres(secret(url ?? ''), log);
    try {
      await migrate(database, await readMigrations(new URL('../../../addon/sql/', import.meta.url)));
      const questions = await fillWithQuestions(database);
      compared.push({ name: 'words alone', groups: await measureQuality(database, questions, undefined) });
      await withOllamaStandIn(say, async (ollama) => {
        const embedder = patientEmbedder(ollama, say);
        say('embedding, a minute or two');
        await embedAll(database, embedder);
        compared.push({
          name: 'with embeddings',
          groups: await measureQuality(database, questions, embedder),
        });
      });
    } finally {
      await database.close();
    }
  });
  return compared;
}

function speedTable(speeds: readonly Speed[]): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return table(
    ['database', 'facts', 'words p50 / p95', 'with vectors p50 / p95', 'recall@10: knows 1 %', 'knows half'],
    speeds.map(({ database, facts, words, withVectors, recall }) => [
      database,
      String(facts),
      inMilliseconds(words),
      inMilliseconds(withVectors),
      percent(recall.rare),
      percent(recall.usual),
    ]),
  );
}

function qualityTable(compared: readonly Compared[]): string {
  return table(
    ['looked for', 'half', 'questions', 'that share words', 'that share none'],
    compared.flatMap(({ name, groups }) =>
      (['tuned', 'reported'] as const).map((half) => {
        const share = (sharesWords: boolean) => {
          const group = groups.find((one) => one.half === half && one.sharesWords === sharesWords);
          return group === undefined ? '' : `${((group.found / group.questions) * 100).toFixed(1)} %`;
        };
        const count = groups.filter((one) => one.half === half).reduce((sum, one) => sum + one.questions, 0);
        return [name, half, String(count), share(true), share(false)];
      }),
    ),
  );
}

function findingsOf({ name, groups }: Compared): readonly string[] {
  return groups
    .filter(({ half }) => half === 'tuned')
    .flatMap(({ missed }) => missed)
    .map(
      ({ question, found }) => `${name}: "${question.text}" (${question.answer}) gave: ${found.join(' / ')}`,
    );
}
