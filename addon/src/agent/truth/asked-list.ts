/** "Which lights are on?" "Porch and hall.": an answer without a verb says of each that it is so, and of no other. */
import { termsOf } from '../../house/terms.ts';
import { NUMBER, numberIn } from './amounts.ts';
import type { FindMentions } from './check-state.ts';
import type { StateClaim, StateWord } from './claim.ts';
import { plainOf } from './plain.ts';
import { doneIn, type Facts } from './record.ts';
import { fitsOf } from './state-fits.ts';
import { isOfKind, nounsIn, wordsFor, type Noun } from './things.ts';

const ASKED =
  /^(?:(?:and|ok|hey|butler|und|sag mir|tell me) )*(?<many>how many|wie viele|wieviele|which|what|welche[rsn]?|was fur) (?:of the |of my |von den )?(?<things>\S*(?: \S+)?) (?:(?:are|is|sind|ist|brennen|brennt|stehen|steht|still|left|noch|gerade|right now|currently|alle|all) )*(?<state>on|off|open|closed|locked|unlocked|an|aus|offen|auf|zu|geschlossen|abgeschlossen|verriegelt|brennen|leuchten)\b/u;
const STATES: Readonly<Record<string, StateWord>> = {
  on: 'on',
  an: 'on',
  brennen: 'on',
  leuchten: 'on',
  off: 'off',
  aus: 'off',
  open: 'open',
  offen: 'open',
  auf: 'open',
  closed: 'closed',
  zu: 'closed',
  geschlossen: 'closed',
  locked: 'locked',
  abgeschlossen: 'locked',
  verriegelt: 'locked',
  unlocked: 'unlocked',
};
const HAS_VERB =
  /\b(?:is|are|was|were|has|have|i|i'm|i've|not|no|do|don't|can|can't|ist|sind|war|waren|hat|haben|habe|ich|nicht|kein\S*|kann|steht|stehen|sorry|but|aber|also|too|auch|other|others|more|ander\S*|ubrig\S*|rest|off|on|aus|an)\b|'(?:s|re)\b/u;
const ONLY = /\b(?:only|just|nur|lediglich|bloss|allein)\b/u;
/** "How many lights are on?" "Three." */
const COUNTED = new RegExp(
  String.raw`^(?:(?:just|only|exactly|currently|there are|es sind|es brennen|brennen|noch|genau|nur|gerade|im moment|right now) )*(?<count>${NUMBER}|none|keine)(?: (?:of them|davon|stuck|\p{L}*(?:lights?|lamps?|lichter|lampen|doors?|turen|windows?|fenster)))?(?: (?:on|open|an|offen|right now|at the moment|gerade|noch|are on|sind an))*$`,
  'u',
);
const NONE =
  /^(?:none|none at all|none of them|kein(?:e[rs]?|s)?(?: davon| einzige[rs]?)?|nothing|nothing at all|nichts|gar nichts)$/u;
/** One of several lines. */
const BULLET = /^\s*(?:[-*•–]|\d+[.)])\s/u;

export function listsOthers(sentence: string, facts: Facts, mentionsIn: FindMentions): boolean {
  const asked = ASKED.exec(plainOf(facts.text))?.groups;
  const state = STATES[asked?.['state'] ?? ''];
  const nouns = nounsIn(asked?.['things'] ?? '');
  if (state === undefined || nouns.length === 0 || doneIn(facts).length > 0) return false;
  const { house } = facts;
  const isSo = (id: string) => {
    const claim = { kind: 'state', state, value: null, clause: '', isNews: false, isBare: false } as const;
    return fitsOf(claim satisfies StateClaim, id, facts);
  };
  const place = mentionsIn(facts.text).flatMap(({ kind, entityIds }) =>
    kind === 'area' ? [...entityIds] : [],
  );
  const all = [...house.entities.values()].flatMap((entity) =>
    nouns.some((noun) => isOfKind(entity, noun, false)) &&
    isSo(entity.entityId) !== undefined &&
    (place.length === 0 || place.includes(entity.entityId))
      ? [entity.entityId]
      : [],
  );
  const so = all.filter((id) => isSo(id) === true);
  const words = plainOf(sentence);
  const said = COUNTED.exec(words)?.groups?.['count'];
  if (said !== undefined && !NONE.test(words)) return (numberIn(said) ?? 0) !== so.length;
  if (/many|viele/u.test(asked?.['many'] ?? '')) return said !== undefined && so.length > 0;
  if (NONE.test(words)) return so.length > 0;
  const one = ONLY_ONE.exec(words)?.groups;
  const only = one?.['first'] ?? one?.['last'];
  const isFragment = only === undefined && !HAS_VERB.test(words);
  if (!isFragment && only === undefined) return false;
  const parts = (only ?? sentence.replace(/:.*$/u, (rest) => rest))
    .split(/[,:;&/]|\b(?:and|und|sowie|plus)\b/iu)
    .map(plainOf)
    .filter((part) => part !== '');
  const named = parts.map((part) => namedBy(part, all, nouns, facts));
  if (named.some((ids) => ids.length > 0 && ids.every((id) => !so.includes(id)))) return true;
  if (named.length === 0 || named.some((ids) => ids.length === 0)) return false;
  const told = new Set(named.flat());
  const isWhole = ONLY.test(words) || only !== undefined || !BULLET.test(sentence);
  return isWhole && so.some((id) => !told.has(id));
}

/** "Only the porch light is on", "The only one on is the office light". */
const ONLY_ONE =
  /^(?:(?:(?:only|just|nur|lediglich) (?<first>.+?)(?: (?:is|are|ist|sind|brennt|brennen)(?: (?:on|off|open|closed|locked|unlocked|an|aus|offen|auf|zu))?)|the only (?:one|light|door|window|thing)(?: (?:that is|on|off|open|closed|locked|unlocked|still))* is (?<last>.+))$)/u;

const PLAIN = new Set(
  'the a your my only just die der das den dein deine nur room in on im am light lights door doors'.split(
    ' ',
  ),
);

/** Of the things that were asked for, those that a part of an answer may mean. */
function namedBy(
  part: string,
  all: readonly string[],
  nouns: readonly Noun[],
  { house }: Facts,
): readonly string[] {
  const kinds = new Set(nouns.flatMap(({ word }) => termsOf(word)));
  const terms = termsOf(part).filter((term) => !PLAIN.has(term) && !kinds.has(term));
  if (terms.length === 0) return [];
  return all.filter((id) => {
    const entity = house.entities.get(id);
    const area = entity?.areaId == null ? undefined : house.areas.get(entity.areaId);
    const known = [...wordsFor(id, house), ...termsOf(area?.name ?? ''), ...termsOf(entity?.name ?? '')];
    return terms.every((term) => known.some((word) => word === term || isFront(word, term)));
  });
}

const isFront = (word: string, term: string) =>
  term.length >= 4 && word.length >= 4 && (word.startsWith(term) || term.startsWith(word));
