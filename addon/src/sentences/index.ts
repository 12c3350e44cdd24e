/** The butler's own sentences. Adding one: its YAML in custom_components/butler/sentences, a file here, a line below. */
import { brighten, dim } from './dim.ts';
import { dontKeep, learning } from './learning.ts';
import { lock } from './lock.ts';
import { callMe, forgetManner, manner } from './manner.ts';
import {
  correctFact,
  forgetEverything,
  forgetFact,
  rememberFact,
  rememberForAll,
  whatDoYouKnow,
  whatDoYouKnowAbout,
  whereIs,
} from './memory.ts';
import { choose, no, yes } from './open-question.ts';
import type { Sentence } from './sentence.ts';
import { stop } from './stop.ts';
import { whatDidISay } from './what-did-i-say.ts';
import { whatCanYouDo } from './what-can-you-do.ts';
import { undo, undoAnyway, whatDidYouDo, why, whyDidYou } from './what-did-you-do.ts';
import { whoIsHome } from './who-is-home.ts';

export const sentences: readonly Sentence[] = [
  whoIsHome,
  whatCanYouDo,
  whatDidYouDo,
  why,
  whyDidYou,
  undo,
  undoAnyway,
  stop,
  yes,
  no,
  choose,
  dim,
  brighten,
  lock,
  callMe,
  manner,
  forgetManner,
  rememberFact,
  rememberForAll,
  whereIs,
  whatDoYouKnow,
  whatDoYouKnowAbout,
  forgetFact,
  correctFact,
  forgetEverything,
  whatDidISay,
  learning,
  dontKeep,
];
