import { parseArgs } from 'node:util';
import type { Home } from '../../../tests/e2e/support/home.ts';
import type { Say } from '../../say.ts';
import { type BenchHome, inBenchHome } from '../bench-home.ts';
import { figures, inMilliseconds } from '../figures.ts';
import { table, writeSection } from '../report.ts';
import { measureTurn, type Sample } from './measure.ts';
import { scenarios, script } from './scenarios.ts';

interface Row {
  readonly entities: number;
  readonly scenario: string;
  readonly agent: string;
  readonly samples: readonly Sample[];
}

/** A pipeline like the butler's, with another agent. */
async function pipelineFor(home: Home, agent: string): Promise<string> {
  const { pipelines } = await home.send<{ pipelines: Record<string, unknown>[] }>({
    type: 'assist_pipeline/pipeline/list',
  });
  const { id: _, ...like } = pipelines[0] ?? {};
  const made = await home.send<{ id: string }>({
    ...like,
    type: 'assist_pipeline/pipeline/create',
    name: `Bench of ${agent}`,
    conversation_engine: agent,
    conversation_language: 'en',
    prefer_local_intents: false,
  });
  return made.id;
}

async function measureHome(bench: BenchHome, entities: number, runs: number, say: Say): Promise<Row[]> {
  const { anthropic_entity: anthropic, pipeline_id: butler } = bench.bed.report;
  if (anthropic === undefined) throw new Error("Home Assistant's own agent is not in this bed.");
  const agents = [
    { agent: 'Home Assistant', pipeline: await pipelineFor(bench.home, anthropic) },
    { agent: 'Butler', pipeline: butler },
  ];
  const rows: Row[] = [];
  for (const scenario of scenarios) {
    const samples = new Map<string, Sample[]>(agents.map(({ agent }) => [agent, []]));
    // Turn about, so that whatever else the machine does falls on both.
    for (let turn = -10; turn < runs; turn += 1) {
      for (const { agent, pipeline } of agents) {
        const sample = await measureTurn(bench, pipeline, scenario);
        if (turn >= 0) samples.get(agent)?.push(sample);
      }
    }
    for (const [agent, measured] of samples) {
      rows.push({ entities, scenario: scenario.title, agent, samples: measured });
      say(
        `${entities} more, ${scenario.title}, ${agent}: ${inMilliseconds(figures(measured.map((s) => s.added)))}`,
      );
    }
  }
  return rows;
}

const cells = ({ entities, scenario, agent, samples }: Row): string[] => [
  `${entities}`,
  scenario,
  agent,
  inMilliseconds(figures(samples.map(({ added }) => added))),
  inMilliseconds(figures(samples.map(({ firstWord }) => firstWord))),
  `${Math.round(figures(samples.map(({ promptTokens }) => promptTokens)).p50)}`,
];

/** What a turn costs beside the model's own time, ours and Home Assistant's built-in Anthropic agent side by side. */
export async function benchTurn(args: readonly string[], say: Say): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { runs: { type: 'string', default: '100' }, entities: { type: 'string', default: '500,2000' } },
  });
  const rows: Row[] = [];
  let version = '';
  for (const entities of values.entities.split(',').map(Number)) {
    await inBenchHome(script, { entities, agentAnthropic: true }, say, async (bench) => {
      rows.push(...(await measureHome(bench, entities, Number(values.runs), say)));
      version = bench.version;
    });
  }
  const head = ['more switches', 'turn', 'agent', 'added p50 / p95', 'first word p50 / p95', 'prompt tokens'];
  const body = [
    table(head, rows.map(cells)),
    '',
    '*Added*: from sending the sentence to hearing intent-end, less what the model took. *First word*: from the',
    "model's first text piece leaving it to its arrival at the client. *Prompt tokens*: the first request, UTF-8",
    'bytes / 3.5. The same scripted model, the same number of calls, every turn in a new conversation; both agents',
    `take turns in one home. ${values.runs} turns each.`,
  ].join('\n');
  process.stdout.write(`${table(head, rows.map(cells))}\n`);
  await writeSection('turn', {
    title: 'A turn',
    command: 'npm run bench -- turn',
    versions: `Home Assistant ${version}`,
    body,
  });
}
