import { run } from './processes.ts';

const formatted = await run('oxfmt', ['addon', 'scripts', 'tests', 'vitest.config.ts'], { show: true });
process.exitCode = formatted.code;
