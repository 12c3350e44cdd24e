/** Things, colours, items and moods in the words of a turn in which something was done, that nobody has touched. */
import { termsOf } from '../../house/terms.ts';
import { argumentWords, type Done } from './record.ts';
import type { Acted } from './said-amount.ts';
import { wordsFor } from './things.ts';
import { plainOf } from './plain.ts';

export function saysOtherThing(clause: string, turn: Acted): boolean {
  return (
    saysOtherName(clause, turn) ||
    saysOtherMood(clause, turn) ||
    saysAllFine(clause, turn) ||
    saysSoIs(clause, turn)
  );
}

const CALLED =
  /\b(?:scene|szene|playlist|station|sender|album|stimmung)(?: (?:called|named|namens))? (?!(?:is|are|was|has|for|on|in|and|now|to|that|with|you|it|ist|wurde|lauft|jetzt|und|fur|auf|im|zum|zur|aktiviert|activated|set|started|gestartet)\b)(?<name>\p{L}{3,}(?: (?!(?:is|ist|has|was|wurde|now|jetzt|lauft|aktiviert|activated|on|in|and|und)\b)\p{L}{3,})?)/u;

const CALLED_BEFORE =
  /(?<!\p{L})(?!(?:the|your|that|this|a|an|my|die|der|das|deine|eine|new|started|activated|set|and|und|next|which|same|right|whole) )(?<name>\p{L}{3,}) (?:scene|szene|playlist)\b/u;

/** "Die Szene Filmabend", where that of the supper was started. */
function saysOtherName(clause: string, { done, facts }: Acted): boolean {
  const name = CALLED.exec(clause)?.groups?.['name'] ?? CALLED_BEFORE.exec(clause)?.groups?.['name'];
  const about = done.filter(({ action }) => /^(?:scene|script|media_player)\./u.test(action));
  if (name === undefined || about.length === 0) return false;
  const known = knownOf(about, facts);
  return !termsOf(name).some((stem) => known.some((word) => word.includes(stem) || stem.includes(word)));
}

function knownOf(done: readonly Done[], { house, text }: Acted['facts']): readonly string[] {
  return [
    ...done.flatMap(({ entityId }) => (entityId === null ? [] : wordsFor(entityId, house))),
    ...argumentWords(done),
    ...termsOf(plainOf(text)),
  ].filter((word) => word.length > 2);
}

const CHOICES: readonly (readonly string[])[] = [
  [
    'eco',
    'comfort',
    'komfort',
    'boost',
    'away',
    'abwesend',
    'abwesenheit',
    'night',
    'nacht',
    'sleep',
    'schlaf',
    'vacation',
    'urlaub',
    'auto',
    'automatik',
    'turbo',
    'silent',
    'quiet',
    'leise',
    'cool',
    'kuhl',
    'heat',
    'heiz',
    'dry',
    'party',
    'home',
    'zuhause',
  ],
  [
    'jazz',
    'rock',
    'pop',
    'classical',
    'klassik',
    'techno',
    'blues',
    'country',
    'reggae',
    'metal',
    'folk',
    'soul',
    'funk',
    'disco',
    'schlager',
    'piano',
    'klavier',
    'ambient',
  ],
];
const CHOSEN = [
  /\b(?<word>\p{L}+?)(?:s|es)? ?(?:mode|modus|betrieb|preset)\b/u,
  /\b(?<word>jazz|rock|pop|classical|klassik|techno|blues|country|reggae|metal|folk|soul|funk|disco|schlager|piano|klavier|ambient)\b/u,
];

/** "In eco mode", "some rock", where nothing of the kind was asked or given. */
function saysOtherMood(clause: string, { done, facts }: Acted): boolean {
  return CHOSEN.some((pattern, index) => {
    const word = pattern.exec(clause)?.groups?.['word'];
    if (word === undefined || CHOICES[index]?.includes(word) !== true) return false;
    const known = `${JSON.stringify(done)} ${plainOf(facts.text)} ${stateWordsOf(done, facts)}`.toLowerCase();
    return !known.includes(word);
  });
}

function stateWordsOf(done: readonly Done[], { house }: Acted['facts']): string {
  return done
    .map(({ entityId }) => {
      const state = entityId === null ? undefined : house.state(entityId);
      return JSON.stringify(state ?? '');
    })
    .join(' ');
}

const ADDED =
  /\b(?:added|put|noted|jotted|wrote|written|(?:ich )?habe?)\b (?<items>.+?)(?: (?:down|to|on|onto|auf|zu|zur|ins?|in|hinzugefugt|notiert|aufgeschrieben|erganzt|gesetzt|geschrieben|eingetragen|for|fur)\b.*)?$/u;
const PUT_DOWN =
  /^(?<items>.+?) (?:habe? ich|stehen|steht|sind|ist|wurden|wurde|are|is|have been|has been)\b.*\b(?:notiert|hinzugefugt|aufgeschrieben|erganzt|eingetragen|gesetzt|drauf|added|noted|\S*liste)\b/u;
const JUST_PUT =
  /^(?!(?:\S+ )*?(?:i|i've|we|ich|hab|habe)\b)(?<items>(?:\S+ ){1,6}?)(?:added|noted|jotted down|notiert|hinzugefugt|erganzt|aufgeschrieben)\b/u;
const NO_ITEM = new Set(
  `it them both that these those everything all the your my items item things thing two three four five to list shopping groceries on onto
  ich hab habe aufgeschrieben notiert hinzugefugt gesetzt erganzt eingetragen draufgesetzt now also for you as requested already just too well done down es sie beides beide das alles dir jetzt auch noch die der den
  deine dinge sachen artikel zwei drei schon bereits soeben gerade wie gewunscht again some more a an of and und eine einen ein`.split(
    /\s+/u,
  ),
);

/** "I've added eggs, butter and milk", where there was no milk. */
export function saysOtherItems(clause: string, next: string | undefined, done: readonly Done[]): boolean {
  const more = next !== undefined && MORE_ITEMS.test(next) ? ` ${next}` : '';
  const said = `${clause}${more}`;
  const items = [PUT_DOWN, JUST_PUT, ADDED].map((words) => words.exec(said)).find((found) => found !== null)
    ?.groups?.['items'];
  const put = done.filter(({ action }) =>
    /(?:add|create)_?item|^todo\.(?:add|create)|list_add|add_to/u.test(action),
  );
  if (items === undefined || put.length === 0 || put.length < done.length) return false;
  const given = argumentWords(put);
  return items
    .split(' ')
    .filter((word) => !NO_ITEM.has(word) && !/^(?:\d|zu[rm]?$|auf$|in$|im$)|list|zettel/u.test(word))
    .some(
      (word) =>
        !termsOf(word).every((stem) =>
          given.some((each) => each === stem || each.includes(stem) || stem.includes(each)),
        ),
    );
}

/** Of "eggs, butter and milk". */
const MORE_ITEMS = /^(?:(?:\S+ ){1,3}(?:and|und) |(?:and|und) )\S+(?: \S+)?$/u;

const FINE =
  /\b(?:both|all|everything|it|they|it all|all of it|all of them|beide|beides|alles|alle|es|sie)(?:'s|'re| is| are| works?| ist| sind| geht| gehen| funktioniert| funktionieren| lauft| klappt)(?: (?:both|all|now|just|jetzt|nun|wieder|alle|beide|working|again|perfectly|back to))* ?(?:fine|good|great|perfect|okay|ok|working|in order|sorted|as (?:you )?(?:wanted|asked|it should be)|normal|in ordnung|bestens|perfekt|gut|wie (?:gewunscht|es soll)|again|wieder|now|einwandfrei|jetzt)\b/u;

const WORKED =
  /^(?:(?:but|and|so|now|then|aber|und|dann|doch|jetzt) )*(?:(?:it|that|everything|both|all|second try|the second attempt|this time it|it all)(?: (?:has|have|then|finally|now|just|eventually|just|both|all))* (?:worked|works|succeeded|went (?:through|fine|well|smoothly)|worked out|is through|did the trick)|(?:beim zweiten mal |dann |jetzt |schliesslich |am ende |es |das )*(?:hat|haben|ging|gingen|klappte|klappt)(?: (?:es|das|alles|beides|beide|dann|doch|jetzt|nun|auch|schliesslich|noch|alle))*(?: (?:geklappt|funktioniert|geschafft|gegangen|hingehauen))?$)/u;

/** "Everything but the shutters". */
const LESS =
  /\b(?:except|(?:everything|all|alles) but|apart|besides|other than|bis auf|ausser|almost|nearly|fast|beinahe)\b/u;

/** "Both are fine now", while one has failed. */
function saysAllFine(clause: string, { done }: Acted): boolean {
  return (
    done.some(({ isReached }) => !isReached) &&
    !LESS.test(clause) &&
    (FINE.test(clause) || WORKED.test(clause))
  );
}

const SO_IS = /^(?:and |und )?(?:so|as|ebenso|genauso) (?:is|are|ist|sind|das|die|der|auch)\b/u;

/** Without a verb: "and the front door too". */
const TOO =
  /^(?:and |und )?(?:the|your|my|die|der|das|den|dein|deine) (?:\S+ ){1,3}(?:too|as well|also|auch|ebenfalls)$/u;

/** "And so is the porch heater": something else besides. */
function saysSoIs(clause: string, { facts, done, mentionsIn }: Acted): boolean {
  if (!SO_IS.test(clause) && !TOO.test(clause)) return false;
  const moved = new Set(done.map(({ entityId }) => entityId));
  const named = mentionsIn(clause);
  const isLikeMoved = (id: string) =>
    done.some(
      ({ entityId, isReached }) =>
        isReached &&
        entityId?.split('.')[0] === id.split('.')[0] &&
        facts.house.state(entityId ?? '')?.state === facts.house.state(id)?.state,
    );
  return !named.some(({ kind, entityIds }) =>
    [...entityIds].some((id) => moved.has(id) || (kind === 'entity' && isLikeMoved(id))),
  );
}
