/** The app, but that it does at once what is to be done between turns, and tells a test which chore that is. */
import { writeSync } from 'node:fs';
import { runOrSay } from '../../run.ts';

const MARKS = 3;

await runOrSay({
  upkeep: {
    rest: 5,
    longest: 60_000,
    onChore: (name) => void writeSync(MARKS, name === null ? ';' : `\n${name}:`),
  },
});
