/** The app as it is, but that it looks every half second, and not every minute, for what is to be done between turns. */
import { runOrSay } from '../../../addon/src/run.ts';

await runOrSay({ upkeep: { rest: 500, longest: 60_000 } });
