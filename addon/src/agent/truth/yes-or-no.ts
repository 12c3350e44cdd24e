/** "Yes." and "No." to a question about the home say as much as the sentence that was asked. */
import { isUntrueState, type FindMentions } from './check-state.ts';
import type { StateClaim } from './claim.ts';
import { readEnglish } from './english-claims.ts';
import { readGerman } from './german-claims.ts';
import { plainOf } from './plain.ts';
import { doneBefore, doneIn, type Facts } from './record.ts';
import { fitsOf } from './state-fits.ts';
import { isOfKind, nounsIn } from './things.ts';

const YES =
  /^(?:yes|yep|yup|yeah|sure|of course|certainly|indeed|it is$|they are$|i did|i have|already did|ja|jawohl|jep|klar|naturlich|sicher|hab ich|habe ich|ist es|sind sie)\b/u;
/** "It is, and so is the front", "It was not, now it is." */
const SHORT_YES = /(?:^|,\s*(?:but\s+)?now\s+)(?:yes,?\s+)?(?:it is|they are)\s*(?:[,.!;]|$)/iu;
const NO = /^(?:no|nope|nah|it isn't|it is not|they aren't|nein|nee|no it isn't)\b/u;
const DEED =
  /^(?:(?:and|und|ok|hey|butler) )*(?:did you|have you|has|hast du|habt ihr|wurde|wurden)\b(?! (?:hear|understand|know|see|think|mean|verstanden|gehort|gewusst|gesehen|like|say|gesagt))/u;
const ENGLISH = /^(?:(?:and|ok|hey|butler) )*(?<be>is|are) (?<rest>.+)$/u;
const GERMAN = /^(?:(?:und|ok|hey|butler) )*(?<be>ist|sind|steht|stehen|brennt|brennen) (?<rest>.+)$/u;

export function saysWrongYesOrNo(sentence: string, facts: Facts, mentionsIn: FindMentions): boolean {
  const words = plainOf(sentence);
  const isYes = YES.test(words) || SHORT_YES.test(sentence);
  if ((!isYes && !NO.test(words)) || doneIn(facts).length > 0) return false;
  const asked = plainOf(facts.text);
  if (DEED.test(asked)) {
    const isOfHome =
      nounsIn(asked).length > 0 ||
      mentionsIn(asked).length > 0 ||
      /\b(?:abgeschlossen|zugemacht|ausgemacht|lock|turn|close)\b/u.test(asked);
    if (isYes && namesUndone(words, facts)) return true;
    const isUndone = facts.recent.every(({ effects }) => effects.length === 0);
    return (
      isYes && isOfHome && isUndone && !/\b(?:but|aber|not|nicht)\b/u.test(words) && facts.calls.length === 0
    );
  }
  if (isOtherwise(asked, isYes, facts, mentionsIn)) return true;
  return askedState(asked).some((claim) => {
    if (isYes) return isUntrueState(claim, facts, mentionsIn);
    const named = mentionsIn(claim.clause).filter(({ kind }) => kind === 'entity');
    const ids = named.flatMap(({ entityIds }) => [...entityIds]);
    return ids.length > 0 && ids.every((id) => fitsOf(claim, id, facts) === true);
  });
}

const SAYS = /\b(?:is|was|are|were|has|had|i|ist|sind|war|waren|hat|ich|not|nicht|but|aber|kein\p{L}*)\b|'/u;

/** "Yes, the lamp and the TV", where the lamp alone was switched off. */
function namesUndone(words: string, { recent, house }: Facts): boolean {
  const done = doneBefore(recent).flatMap(({ entityId, isReached }) =>
    isReached && entityId !== null ? [house.entities.get(entityId)] : [],
  );
  return (
    done.length > 0 &&
    !SAYS.test(words) &&
    nounsIn(words).some(
      (noun) => !done.some((entity) => entity !== undefined && isOfKind(entity, noun, true)),
    )
  );
}

const DOING =
  /^(?:is|are|ist|hat)\b.*\b(?<word>cleaning|running|playing|docked|mowing|done|finished|ready|fertig)$/u;

/** "Is Dusty cleaning?", "Is the washing machine done?" */
function isOtherwise(asked: string, isYes: boolean, { house }: Facts, mentionsIn: FindMentions): boolean {
  const word = DOING.exec(asked)?.groups?.['word'];
  if (word === undefined) return false;
  const states = mentionsIn(asked).flatMap(({ entityIds }) =>
    [...entityIds].map((id) => house.state(id)?.state),
  );
  if (states.length === 0) return false;
  const isOver = /^(?:done|finished|ready|fertig)$/u.test(word);
  const isBusy = states.some((state) => /^(?:cleaning|running|mowing|playing|returning)$/u.test(state ?? ''));
  if (isOver) return isYes && isBusy;
  return isYes
    ? !states.some((state) => state === word || state === 'on')
    : states.every((state) => state === word);
}

function askedState(asked: string): readonly StateClaim[] {
  const english = ENGLISH.exec(asked)?.groups;
  const german = GERMAN.exec(asked)?.groups;
  const claims = [
    ...(english === undefined ? [] : readEnglish((english['rest'] ?? '').replace(/(?= \S+$)/u, ' is'))),
    ...(german === undefined ? [] : germanState(german['be'] ?? '', german['rest'] ?? '')),
  ];
  return claims.flatMap((claim) => (claim.kind === 'state' && claim.state !== null ? [claim] : []));
}

function germanState(verb: string, rest: string): ReturnType<typeof readGerman> {
  const isBurning = verb.startsWith('brenn');
  return readGerman(isBurning ? `${rest} brennt` : rest.replace(/(?= \S+$)/u, ' ist'));
}
