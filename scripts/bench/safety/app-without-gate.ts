/**
 * The app with its gate switched open: whatever the model calls runs. Only `npm run bench -- safety` starts it, to
 * show that its attacks would have worked; nothing that is shipped can.
 */
import { runOrSay } from '../../../addon/src/run.ts';

await runOrSay({
  judge: () => ({ verdict: 'run' }),
  meaning: { isInOwnWords: () => true, ambiguity: () => null },
});
