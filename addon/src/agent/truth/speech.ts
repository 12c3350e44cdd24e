/** The model's words on their way to the listener: a sentence that may claim something waits until it is checked. */
import { settledLength } from './settled.ts';

export interface Speech {
  /** Takes the next piece; what may be heard now. */
  push(piece: string): string;
  /** The stream is over. */
  finish(): string;
  /**
   * What was not said: the first untrue sentence and all that came after it. Idle ones are simply missing, unless
   * they are all there is. */
  readonly held: string;
  /** Nothing was heard, and of what was held nobody misses anything. */
  readonly isOnlyIdle: boolean;
}

export interface SpeechOptions {
  readonly isUntrue: (sentence: string) => boolean;
  /** Of what is untrue: it may be left out. */
  readonly isIdle: (sentence: string) => boolean;
  /** Nothing is said before all is known. */
  readonly holdsAll: boolean;
  /** Nothing of a sentence is said before its end. */
  readonly holdsSentences?: boolean;
}

/** What has no end by then is taken as it is. */
const LONGEST = 1_500;
/** Up to here an open sentence is also compared before any more of it is said. */
const SHORT = 240;
/** Complete before anything follows it. */
const ENDED = /(?:[.!?…](?:["'”’»)\]*_]*)\s+|\n)$/u;

export function createSpeech({ isUntrue, isIdle, holdsAll, holdsSentences = false }: SpeechOptions): Speech {
  let sentence = '';
  let said = 0;
  let held = '';
  let leftOut = '';
  let isHeard = false;
  let isHolding = holdsAll;

  function complete(whole: string): string {
    if (isHolding || isUntrue(whole)) {
      if (!isHolding && said === 0 && isIdle(whole)) {
        leftOut += whole;
        return '';
      }
      isHolding = true;
      held += whole.slice(said);
      said = 0;
      return '';
    }
    const rest = whole.slice(said);
    said = 0;
    isHeard = true;
    return rest;
  }

  return {
    get held() {
      return held === '' && !isHeard ? leftOut : held;
    },
    get isOnlyIdle() {
      return held === '' && !isHeard && leftOut !== '';
    },
    push(piece) {
      if (isHolding) {
        held += piece;
        return '';
      }
      sentence += piece;
      let heard = '';
      const parts = sentencesOf(sentence);
      const last = parts.at(-1) ?? '';
      const open = ENDED.test(last) || last.length > LONGEST ? '' : last;
      for (const whole of open === '' ? parts : parts.slice(0, -1)) heard += complete(whole);
      sentence = open;
      if (isHolding) {
        held += open;
        sentence = '';
        return heard;
      }
      const settled = open === '' || holdsSentences ? 0 : settledLength(open);
      if (settled > said && !(open.length < SHORT && isUntrue(open))) {
        heard += open.slice(said, settled);
        said = settled;
        isHeard = true;
      }
      return heard;
    },
    finish() {
      const last = sentence;
      sentence = '';
      return last === '' ? '' : complete(last);
    },
  };
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

export function sentencesOf(text: string): readonly string[] {
  return Array.from(sentences.segment(text), ({ segment }) => segment);
}

/** The last sentence, when it has not ended yet; empty otherwise. */
export function unfinishedIn(text: string): string {
  const last = sentencesOf(text).at(-1) ?? '';
  return ENDED.test(last) || /[.!?…]["'”’»)\]*_]*$/u.test(last) ? '' : last;
}
