/** `npm run bed -- up`: a throw-away home. One line of JSON on stdout when it is ready; the rest on stderr. */
import { sayOnStderr } from '../say.ts';
import { startBed } from './bed.ts';
import { createKeeper } from './keeper.ts';
import type { BedOptions } from './options.ts';
import { ArgumentError, parseBedArguments, USAGE } from './options.ts';
import { stayUntilStopped } from './stay.ts';

function explain(error: unknown): never {
  if (!(error instanceof ArgumentError)) throw error;
  sayOnStderr(error.message);
  process.exit(2);
}

async function up(options: BedOptions): Promise<never> {
  const keeper = createKeeper();
  return await stayUntilStopped(keeper, sayOnStderr, async () => {
    const bed = await startBed(options, sayOnStderr, keeper);
    process.stdout.write(`${JSON.stringify(bed.report)}\n`);
    sayOnStderr(`the home is ready; it stops with Ctrl-C (logs: ${bed.report.dir}/logs)`);
  });
}

try {
  const options = parseBedArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(USAGE);
  else await up(options);
} catch (error) {
  explain(error);
}
