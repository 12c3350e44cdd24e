/** The app that speaks whatever the model claims. Only `npm run bench -- safety` starts it, to show what is held. */
import { runOrSay } from '../../../addon/src/run.ts';

await runOrSay({
  truth: () => ({
    isUntrue: () => false,
    isIdle: () => false,
    isOnlyKind: () => false,
    mustAdmit: () => false,
    admits: () => true,
    isDelicate: () => false,
    prepare: () => undefined,
  }),
});
