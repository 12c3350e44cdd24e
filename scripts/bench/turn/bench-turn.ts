import { parseArgs } from 'node:util';
import { createAssist } from '../../../tests/e2e/support/assist.ts';
import { connectAs } from '../../../tests/e2e/support/connect.ts';
import { createHome, type Home } from '../../../tests/e2e/support/home.ts';
import { startScriptedModel } from '../../../tests/fakes/scripted-model/server.ts';
import { startBed } from '../../bed/bed.ts';
import type { Say } from '../../say.ts';
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

async function measureHome(
  entities: number,
  runs: number,
  say: Say,
): Promise<{ rows: Row[]; version: string }> {
  const now = () => performance.timeOrigin + performance.now();
  const model = await startScriptedModel({ script, now });
  const bed = await startBed({ entities, modelUrl: model.url, agentAnthropic: true }, say);
  const connection = await connectAs(bed.report.home_assistant_url, bed.report.token);
  try {
    const home = createHome(connection);
    const anthropic = bed.report.anthropic_entity;
    if (anthropic === undefined) throw new Error("Home Assistant's own agent is not in this bed.");
    const agents = [
      { agent: 'Home Assistant', pipeline: await pipelineFor(home, anthropic) },
      { agent: 'Butler', pipeline: bed.report.pipeline_id },
    ];
    const bench = { home, model, assist: createAssist(connection, bed.report.pipeline_id) };
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
    return { rows, version: connection.haVersion };
  } finally {
    connection.close();
    await bed.stop();
    await model.close();
  }
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
    const measured = await measureHome(entities, Number(values.runs), say);
    rows.push(...measured.rows);
    version = measured.version;
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
