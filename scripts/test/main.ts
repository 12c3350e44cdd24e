import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheDirectory, REPOSITORY } from '../paths.ts';
import { finish } from '../processes.ts';
import { homeAssistantPython, testsPython } from '../python/environments.ts';
import { sayOnStderr as say } from '../say.ts';
import { parseAllowedSkips, unexplained } from './allowed-skips.ts';
import { reportChecks, runChecks } from './checks.ts';
import { add, nothing, readPytest, readVitest, type Results } from './results.ts';

const stages = ['checks', 'unit', 'cards', 'python', 'e2e'] as const;
type Stage = (typeof stages)[number];
const isStage = (name: string): name is Stage => stages.some((stage) => stage === name);

/** Which stages to run: all, or those named on the command line. */
function chosen(): ReadonlySet<Stage> {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const unknown = positionals.find((name) => !isStage(name));
  if (unknown !== undefined) {
    say(`There is no stage "${unknown}". Name some of: ${stages.join(', ')}; or none, for all.`);
    process.exit(2);
  }
  return new Set(positionals.length === 0 ? stages : positionals.filter(isStage));
}

async function vitest(
  project: 'unit' | 'cards' | 'e2e' | 'e2e-shared-bed',
  reports: string,
): Promise<Results> {
  const report = join(reports, `${project}.json`);
  await finish(
    'vitest',
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { show: true },
  );
  if (!existsSync(report)) return { ...nothing, failed: [`vitest ${project} wrote no report`] };
  return readVitest(report);
}

async function pytest(python: string, reports: string): Promise<Results> {
  const report = join(reports, 'pytest.xml');
  const args = [
    '-m',
    'pytest',
    'tests/butler',
    'tests/packaging',
    '-q',
    '--color=no',
    `--junitxml=${report}`,
  ];
  await finish(python, args, { show: true });
  if (!existsSync(report)) return { ...nothing, failed: ['pytest wrote no report'] };
  return readPytest(report);
}

async function staticChecks(python: string): Promise<Results> {
  const checks = await runChecks(python);
  reportChecks(checks, say);
  return {
    passed: checks.filter(({ ok }) => ok).length,
    failed: checks.filter(({ ok }) => !ok).map(({ name }) => name),
    skipped: [],
  };
}

async function runStages(wanted: ReadonlySet<Stage>, reports: string): Promise<Results> {
  const python = wanted.has('checks') || wanted.has('python') ? await testsPython(say) : '';
  if (wanted.has('e2e')) await homeAssistantPython(say);
  let results = nothing;
  if (wanted.has('checks')) results = add(results, await staticChecks(python));
  const [unit, fromPython] = await Promise.all([
    wanted.has('unit') ? vitest('unit', reports) : nothing,
    wanted.has('python') ? pytest(python, reports) : nothing,
  ]);
  results = add(add(results, unit), fromPython);
  const [cards, shared] = await Promise.all([
    wanted.has('cards') ? vitest('cards', reports) : nothing,
    wanted.has('e2e') ? vitest('e2e-shared-bed', reports) : nothing,
  ]);
  results = add(add(results, cards), shared);
  return wanted.has('e2e') ? add(results, await vitest('e2e', reports)) : results;
}

const wanted = chosen();
await mkdir(cacheDirectory(), { recursive: true });
const reports = await mkdtemp(join(cacheDirectory(), 'reports-'));
const results = await runStages(wanted, reports);
await rm(reports, { recursive: true, force: true });

const allowed = parseAllowedSkips(await readFile(join(REPOSITORY, 'tests', 'allowed-skips'), 'utf8'));
const debianAsRoot = existsSync('/etc/debian_version') && process.getuid?.() === 0;
const unlisted = unexplained(results.skipped, allowed, debianAsRoot);
for (const name of results.failed) say(`failed: ${name}`);
for (const name of results.skipped) {
  say(
    `skipped: ${name}${unlisted.includes(name) ? ' (no line in tests/allowed-skips allows this here)' : ''}`,
  );
}
process.stdout.write(
  `${results.passed} passed, ${results.failed.length} failed, ${results.skipped.length} skipped\n`,
);
process.exitCode = results.failed.length > 0 || unlisted.length > 0 || results.passed === 0 ? 1 : 0;
