/** `npm start`: a home to try the butler in, or the app alone for a Home Assistant that is there already. */
import { createKeeper } from '../bed/keeper.ts';
import { ArgumentError } from '../bed/options.ts';
import { stayUntilStopped } from '../bed/stay.ts';
import { sayOnStderr } from '../say.ts';
import type { StartOptions } from './options.ts';
import { parseStartArguments, START_USAGE } from './options.ts';
import { runHome } from './run-home.ts';
import { runForOwn } from './run-own.ts';

async function start(options: StartOptions): Promise<never> {
  const keeper = createKeeper();
  return await stayUntilStopped(keeper, sayOnStderr, async () => {
    if (options.homeAssistant === null) await runHome(keeper, options, sayOnStderr);
    else await runForOwn(keeper, options, options.homeAssistant, sayOnStderr);
  });
}

try {
  const options = parseStartArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(START_USAGE);
  else await start(options);
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  sayOnStderr(error.message);
  process.exitCode = 2;
}
