import { isUnderWay, type Turn } from './turn.ts';

/** Answered sooner, and the answer itself is enough. */
const PATIENCE_MS = 1_000;

export interface Announcer {
  /** After every change of a thread's turns. */
  readonly hear: (turns: readonly Turn[], answering: string) => void;
  readonly said: () => string;
  readonly stop: () => void;
}

/** What those are told who hear the page: that an answer is on its way, and once, when it is whole, the answer. */
export function createAnnouncer(plainText: (markdown: string) => string, onChange: () => void): Announcer {
  let said = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: ReadonlySet<string> = new Set();

  function say(text: string): void {
    clearTimeout(timer);
    timer = undefined;
    said = text;
  }

  return {
    hear: (turns, answering) => {
      const over = turns.filter((turn) => underWay.has(turn.turn_id) && !isUnderWay(turn));
      underWay = new Set(turns.filter(isUnderWay).map(({ turn_id: id }) => id));
      const last = over.at(-1);
      if (last !== undefined) say(plainText([last.answer, last.error ?? ''].join('\n').trim()));
      if (underWay.size === 0 || timer !== undefined || last !== undefined || said === answering) return;
      timer = setTimeout(() => {
        say(answering);
        onChange();
      }, PATIENCE_MS);
    },
    said: () => said,
    stop: () => say(''),
  };
}
