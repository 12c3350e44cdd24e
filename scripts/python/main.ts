/** `node scripts/python/main.ts tests|home-assistant|forky`: makes it if need be, prints its path on stdout. */
import { sayOnStderr } from '../say.ts';
import { debianForky } from './debian-forky.ts';
import { homeAssistantPython, testsPython } from './environments.ts';

const WAYS = new Map([
  ['home-assistant', homeAssistantPython],
  ['tests', testsPython],
  ['forky', debianForky],
]);

const way = WAYS.get(process.argv[2] ?? '');
if (way === undefined) {
  sayOnStderr(`Say which one: ${[...WAYS.keys()].join(', ')}.`);
  process.exitCode = 2;
} else {
  try {
    process.stdout.write(`${await way(sayOnStderr)}\n`);
  } catch (error) {
    sayOnStderr(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
