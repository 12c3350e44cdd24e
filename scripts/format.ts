import { dirname, join } from 'node:path';
import { finish } from './processes.ts';
import { testsPython } from './python/environments.ts';
import { sayOnStderr } from './say.ts';

const ruff = join(dirname(await testsPython(sayOnStderr)), 'ruff');
const formatted = await Promise.all([
  finish('oxfmt', ['addon', 'frontend', 'scripts', 'tests', 'vitest.config.ts'], { show: true }),
  finish(ruff, ['format', 'custom_components', 'tests'], { show: true }),
]);
process.exitCode = formatted.some(({ code }) => code !== 0) ? 1 : 0;
