import { testsPython } from './python/environments.ts';
import { sayOnStderr } from './say.ts';
import { reportChecks, runChecks } from './test/checks.ts';

const checks = await runChecks(await testsPython(sayOnStderr));
reportChecks(checks, sayOnStderr);
process.exitCode = checks.every(({ ok }) => ok) ? 0 : 1;
