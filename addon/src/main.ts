/** Where the process starts; also the bundle's entry. */
import { runOrSay } from './run.ts';

await runOrSay();
