/** "The front and back doors", "porch, office and hall lights": several things under one word. */
import { termsOf } from '../../house/terms.ts';
import { readBoth } from './clauses.ts';
import { plainOf } from './plain.ts';
import type { Acted } from './said-amount.ts';
import { isOfKind, nounsIn, wordsFor } from './things.ts';

const LIST =
  /(?<list>\p{L}+(?: room)?(?:, (?:the )?\p{L}+(?: room)?)*,? (?:and|&|as well as|plus) (?:the )?\p{L}+(?: room)?) (?<noun>lights?|lamps?|doors?|locks?|blinds|shutters|shades|curtains|fans?|speakers?|heaters?|radiators?|thermostats?|windows?)\b/iu;
const LISTE =
  /(?<list>\p{L}+(?:-, \p{L}+)*- und )(?<last>\p{L}+?)(?<noun>lichter|licht|lampen|lampe|türen|tür|rollos?|jalousien?|fenster|heizung(?:en)?)(?!\p{L})/iu;

/** Of a deed: each of them was moved, where the home has such a thing. */
export function joinsUnmoved(sentence: string, { facts, done }: Acted): boolean {
  const found = (LIST.exec(sentence) ?? LISTE.exec(sentence))?.groups;
  const words = plainOf(sentence);
  if (found === undefined || /[?？]\s*$/u.test(sentence) || STATE_OR_NOT.test(words)) return false;
  if (!readBoth(words).some((claim) => claim.kind === 'deed' && claim.tense === 'past')) return false;
  const nouns = nounsIn(plainOf(found['noun'] ?? ''));
  const { house } = facts;
  const ofKind = [...house.entities.values()].filter((entity) =>
    nouns.some((noun) => isOfKind(entity, noun, false)),
  );
  const moved = new Set(done.flatMap(({ entityId, isReached }) => (isReached ? [entityId] : [])));
  const parts = `${found['list'] ?? ''} ${found['last'] ?? ''}`.split(
    /,|-|&|\b(?:and|und|as well as|plus)\b/iu,
  );
  return parts.some((part) => {
    const terms = termsOf(plainOf(part)).filter((term) => !IDLE.has(term));
    const named = ofKind.filter(({ entityId, name, areaId }) => {
      const area = areaId === null ? undefined : house.areas.get(areaId);
      const known = [...wordsFor(entityId, house), ...termsOf(name), ...termsOf(area?.name ?? '')];
      return (
        terms.length > 0 && terms.every((term) => known.some((word) => word === term || isFront(word, term)))
      );
    });
    return named.length > 0 && named.every(({ entityId }) => !moved.has(entityId));
  });
}

const STATE_OR_NOT =
  /\b(?:is|are|ist|sind|not|nicht|kein\S*|already|schon|bereits|couldn't|didn't|can't|konnte|but|aber|were|was|no)\b|n't\b/u;
const IDLE = new Set('the i locked closed opened turned switched off on room and'.split(' '));
const isFront = (word: string, term: string) =>
  term.length >= 4 && word.length >= 4 && (word.startsWith(term) || term.startsWith(word));
