/** `npm run dev`: as `npm start`, but the app starts again and the cards are built again when their source changes. */
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createKeeper } from './bed/keeper.ts';
import { ArgumentError } from './bed/options.ts';
import { stayUntilStopped } from './bed/stay.ts';
import { runCommand } from './command.ts';
import { REPOSITORY } from './paths.ts';
import { sayOnStderr as say } from './say.ts';
import type { StartOptions } from './start/options.ts';
import { parseStartArguments, START_USAGE } from './start/options.ts';
import { runHome } from './start/run-home.ts';

const CARDS = join(REPOSITORY, 'frontend/src');
/** Editors write a file in several steps. */
const SETTLE_MS = 150;
const WATCH_APP = ['--watch', '--watch-preserve-output', `--watch-path=${join(REPOSITORY, 'addon/src')}`];

async function buildCards(): Promise<void> {
  try {
    await runCommand(process.execPath, [join(REPOSITORY, 'scripts/build.ts')]);
    say('built the cards');
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

function watchCards(): void {
  if (!existsSync(CARDS) || readdirSync(CARDS).length === 0) return;
  let timer: NodeJS.Timeout | undefined;
  watch(CARDS, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void buildCards(), SETTLE_MS);
  });
  void buildCards();
}

async function develop(options: StartOptions): Promise<never> {
  if (options.homeAssistant !== null) {
    throw new ArgumentError('npm run dev has a home of its own: leave --home-assistant away.');
  }
  const keeper = createKeeper();
  return await stayUntilStopped(keeper, say, async () => {
    const home = await runHome(keeper, options, say, WATCH_APP);
    watchCards();
    say(`the app starts again when addon/src changes; what it says is in ${home.directory}/logs/app.log`);
    say('after a change in custom_components: Developer tools → Restart in Home Assistant');
  });
}

try {
  const options = parseStartArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(START_USAGE);
  else await develop(options);
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
