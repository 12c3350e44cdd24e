/** Of what a clause says that it is so, after something was done: each of its things was moved or asked for. */
import { termsOf } from '../../house/terms.ts';
import { ALREADY } from './check-state.ts';
import type { StateClaim } from './claim.ts';
import { readBoth } from './clauses.ts';
import { PARTS, PLAIN } from './other-thing.ts';
import { plainOf } from './plain.ts';
import { argumentWords } from './record.ts';
import type { Acted } from './said-amount.ts';
import { fitsOf } from './state-fits.ts';
import { calledSo, isOfKind, nounsIn, wordsFor } from './things.ts';

const SUBJECT =
  /^(?<subject>.+?)(?:'s|'re| is| are| ist| sind| brennt| brennen| leuchtet| leuchten| lauft| laufen)\b/u;

const PRONOUN =
  /^(?:\S+ ){0,4}?(?:it|they|that|those|these|both|all|everything|everybody|each|one|es|sie|er|das|der|die|beide[ns]?|alle[ns]?|alles|jede[rs]?|dies)(?: (?:of (?:it|them)|that \S+|three|two|four|five|six|zwei|drei|vier|funf|sechs|now|jetzt))*$/u;

/** "The coffee machine and the toaster are on", "Lights and TV are off". */
export function saysOtherSubject(clause: string, turn: Acted): boolean {
  const state = readBoth(clause).find((claim) => claim.kind === 'state');
  const subject = SUBJECT.exec(clause)?.groups?.['subject'];
  if (state?.state == null || subject === undefined || ALREADY.test(clause)) return false;
  if (PRONOUN.test(subject) || /^(?:im|in|auf|am|an|beim|uberall|at|on|outside|draussen)\b/u.test(subject))
    return false;
  const parts = subject.split(/ (?:and|und|sowie|as well as|plus) /u);
  return parts.some((part) => isOther(part, state, parts.length > 1, turn));
}

const ALL = /\b(?:alles|alle|everything|every|all|lock up)\b/u;

function isOther(part: string, state: StateClaim, isTogether: boolean, turn: Acted): boolean {
  const { facts, mentionsIn, done } = turn;
  const { house } = facts;
  const moved = done.flatMap(({ entityId }) => (entityId === null ? [] : [entityId]));
  const asked = plainOf(facts.text);
  const meant = new Set([...moved, ...mentionsIn(asked).flatMap(({ entityIds }) => [...entityIds])]);
  const mentions = mentionsIn(part);
  if (mentions.length > 0) {
    return mentions.some(({ kind, entityIds }) => {
      const ids = [...entityIds];
      if (ids.some((id) => meant.has(id))) return false;
      if (ALL.test(asked) && ids.every((id) => fitsOf(state, id, facts) === true)) return false;
      return isTogether || (kind === 'entity' && ids.every((id) => fitsOf(state, id, facts) === undefined));
    });
  }
  const nouns = nounsIn(part);
  if (nouns.length > 0) {
    const askedFor = nounsIn(asked).map(({ domains }) => domains);
    return nouns.some((noun) => {
      const ids = [...house.entities.values()].flatMap((entity) =>
        isOfKind(entity, noun, false) ? [entity.entityId] : [],
      );
      const called = calledSo(ids, noun, house);
      if (askedFor.includes(noun.domains) || called.some((id) => moved.includes(id))) return false;
      return (
        isTogether || (called.length > 0 && called.every((id) => fitsOf(state, id, facts) === undefined))
      );
    });
  }
  const terms = termsOf(part).filter((term) => !PLAIN.has(term) && !PARTS.has(term));
  if (terms.length === 0 || moved.length === 0) return false;
  const known = [
    ...[...house.entities.keys()].flatMap((id) => wordsFor(id, house)),
    ...argumentWords(done),
    ...termsOf(asked),
  ];
  return !terms.some((term) => known.some((word) => word === term || isFront(word, term)));
}

const isFront = (word: string, term: string) =>
  word.length >= 4 &&
  term.length >= 4 &&
  (word.startsWith(term) || term.startsWith(word) || word.endsWith(term) || term.endsWith(word));
