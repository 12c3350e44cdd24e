/** `npm run ask -- "turn on the hall light"`: a sentence to the running home, its events as they stream. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askHome } from './ask/ask-home.ts';
import { sayOnStderr as say } from './say.ts';
import { HOME_DIRECTORY } from './start/options.ts';
import type { Running } from './start/running.ts';
import { findRunning, parseRunning } from './start/running.ts';

const USAGE = `npm run ask -- "a sentence" [options]
  --conversation ID   go on with an earlier conversation (its id is printed at the end of each answer)
  --dir DIR           the home that runs from there (default: .home)
  --bed FILE          a bed, by the file that its line of JSON was written to
`;

async function readBed(file: string): Promise<Running> {
  const running = parseRunning(await readFile(file, 'utf8').catch(() => ''));
  if (running === null) throw new Error(`${file} does not hold the line that "npm run bed -- up" prints.`);
  return running;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      conversation: { type: 'string' },
      dir: { type: 'string' },
      bed: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const sentence = positionals.join(' ').trim();
  if (sentence === '' || values.help === true) {
    say(USAGE);
    return values.help === true ? 0 : 2;
  }
  const directory = values.dir === undefined ? HOME_DIRECTORY : resolve(values.dir);
  const running = values.bed === undefined ? await findRunning(directory) : await readBed(values.bed);
  if (running === null) throw new Error('No home runs here. Start one with "npm start" in another terminal.');
  return (await askHome(running, sentence, values.conversation ?? null)) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
