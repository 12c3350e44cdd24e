import { dirname, join } from 'node:path';
import { finish } from '../processes.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** Every static check: what it is called, and how it is run. `python` is the tests' interpreter. */
function commands(
  python: string,
): readonly (readonly [name: string, program: string, args: readonly string[]])[] {
  const tool = (name: string) => join(dirname(python), name);
  return [
    ['types', 'tsc', ['-b']],
    ['lint', 'oxlint', ['--type-aware', '--deny-warnings']],
    ['format', 'oxfmt', ['--check', 'addon', 'frontend', 'scripts', 'tests', 'vitest.config.ts']],
    ['python types', tool('mypy'), ['--strict', 'custom_components/butler']],
    ['python lint', tool('ruff'), ['check', 'custom_components', 'tests', 'scripts']],
    ['python format', tool('ruff'), ['format', '--check', 'custom_components', 'tests', 'scripts']],
  ];
}

/** Runs them all side by side; none of them changes a file. */
export function runChecks(python: string): Promise<Check[]> {
  return Promise.all(
    commands(python).map(async ([name, program, args]) => {
      const start = performance.now();
      const { code, output } = await finish(program, args);
      return { name, ok: code === 0, output, seconds: (performance.now() - start) / 1000 };
    }),
  );
}

/** One line a check, and the whole output of those that failed. */
export function reportChecks(checks: readonly Check[], say: (line: string) => void): void {
  for (const check of checks) {
    say(`${check.ok ? 'ok    ' : 'FAILED'} ${check.name} (${check.seconds.toFixed(1)} s)`);
    if (!check.ok) say(check.output.trimEnd());
  }
}
