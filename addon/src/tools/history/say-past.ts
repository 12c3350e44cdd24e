import type { TurnContext } from '../../agent/turn-context.ts';
import { capitalised, type Subject } from '../../language/grammar.ts';
import type { Phrases } from '../../language/phrases.ts';
import type { Summary } from './summarize.ts';

const MOST_CHANGES = 4;

interface Telling {
  readonly phrases: Phrases;
  readonly turn: Pick<TurnContext, 'house' | 'now'>;
  readonly start: Date;
  readonly isMoment: boolean;
}

/** One sentence about one thing. */
export function sayPast(
  { first, changes, measured }: Summary,
  things: Subject,
  { phrases, turn, start, isMoment }: Telling,
): string {
  const { history } = phrases.home;
  const when = (moment: Date) => history.when(moment, turn.now, turn.house.timeZone);
  const plain = (words: string) => words.replaceAll('_', ' ');
  const last = changes.at(-1);
  if (measured !== null && first === null && last === undefined) {
    return capitalised(history.between(things, measured.lowest.words, measured.highest.words));
  }
  if (isMoment || (last === undefined && first !== null)) {
    if (first === null) return history.noRecord(things);
    return capitalised(history.was(things, plain(first), isMoment ? when(start) : null));
  }
  if (last === undefined) return history.noRecord(things);
  if (measured !== null) {
    return capitalised(history.between(things, measured.lowest.words, measured.highest.words));
  }
  if (changes.length > MOST_CHANGES) {
    return capitalised(history.changedOften(things, changes.length, plain(last.words)));
  }
  return capitalised(
    history.changed(
      things,
      first === null ? null : plain(first),
      changes.map(({ at, words }) => ({ state: plain(words), when: when(at) })),
    ),
  );
}
