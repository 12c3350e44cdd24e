/** Claims in English clauses, folded by plain.ts. */
import { byWord } from './by-word.ts';
import { listed } from './listed.ts';
import type { Claim, DeedClaim, StateWord, Tense } from './claim.ts';
import { once, pattern } from './plain.ts';
import { verbs, type EnglishVerb, type Verb } from './verbs.ts';

const LEAD = String.raw`^(?:(?:ok|okay|sure|thing|alright|all right|yes|yeah|yep|great|good|and|so|then|now|just|certainly|absolutely|of course|no problem|gladly|right|well|perfect|also|finally|successfully|already|done|sir|captain|with pleasure|very well|my pleasure|as you (?:asked|wished|wish|said|requested)|as (?:asked|requested|ordered|you like)|both|all) ){0,8}`;
const ADVERBS = String.raw`(?: (?:just|now|also|already|both|all|successfully|quickly|finally|then|gone ahead and|went ahead and|go ahead and|immediately|gladly|happily|carefully|gently|safely|have|had|been|being|actually|indeed|again|once again|temporarily|automatically|fully|completely|currently|back|even|gone and|taken the liberty and|me|too|properly|duly|promptly|still|right|currently)){0,8}`;
const ME = String.raw`(?:^|\b)(?:i|we|butler)`;

/** The particle belongs to the verb, not to a place: "on" before "the desk" does not. */
const FAR = String.raw`(?: \S+){1,9}? PARTICLE(?!(?: top of)? (?:(?:the|my|your|our|his|her|their|this|that|a|an|its)(?! (?:\S+ )?(?:list|calendar)\b)|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b)`;

function form(word: string, particle: string | null): string {
  if (particle === null)
    return String.raw`(?:re(?!mov))?${word}\b(?! (?:that it|that the|that there|with the|by the|out that|in mind)\b)`;
  const far = FAR.replace('PARTICLE', particle);
  if (particle === 'know') return String.raw`${word} (?:\S+ ){1,4}know\b`;
  if (particle === 'list' || particle === 'calendar') return String.raw`${word}${far}\b`;
  return String.raw`${word}(?: (?:it|them|that|everything|both|all))? ${particle}\b|${word}${far}\b`;
}

function anyOf(verb: Verb, write: (entry: EnglishVerb) => string): string {
  return `(?:${verb.english.map(write).join('|')})`;
}

const GERUND_IS_SUBJECT =
  /\b(?:is|isn't|are|uses|use|needs|requires|would|will|won't|can|could|takes|costs|makes|helps|saves|might|may|should|doesn't|does|(?:was|has been|got) (?:denied|refused|rejected|blocked|declined))\b/u;
const FINITE =
  /\b(?:is|are|was|were|has|have|had|been|be|i|you|he|she|they|we|who|that|which|will|would|can|could|should|it's|that's|there's|there|please|to be|if|when)\b/u;
const IMPERATIVE_LIKE = new Set(['set', 'put', 'shut', 'let']);

/** A pattern is only made when one of its words is said: all of them take a third of a second. */
const deedsIn = byWord(
  verbs.map((verb) => {
    const words = new Set(
      verb.english.flatMap(({ base, past, ing }) =>
        [base, past, ing, past === 'ran' ? 'run' : past].flatMap((word) => [word, `re${word}`]),
      ),
    );
    const match = once(() => matcherOf(verb));
    return { words, match: (clause: string) => match()(clause) };
  }),
);

function matcherOf(verb: Verb) {
  const past = anyOf(verb, (entry) => form(entry.past, entry.particle));
  const participle = anyOf(verb, (entry) => form(entry.past === 'ran' ? 'run' : entry.past, entry.particle));
  const ing = anyOf(verb, (entry) => form(entry.ing, entry.particle));
  const base = anyOf(verb, (entry) => form(entry.base, entry.particle));
  const isPlainPast = (text: string) => !IMPERATIVE_LIKE.has(text.split(' ')[0] ?? '');
  const me = pattern(
    ME,
    String.raw`(?:'ve|'d| have| had| did)?`,
    ADVERBS,
    String.raw`(?: managed to| was able to| were able to)? (?<deed>${past}|(?<=(?:managed|able) to )${base})`,
  );
  const got = pattern(ME, String.raw`(?:'ve| have)? (?:got|gotten|had) (?:\S+ ){1,7}?(?<deed>${participle})`);
  const passive = pattern(
    String.raw`(?:'s|'ve|\b(?:has|have|was|were|got|gets|is|are))`,
    ADVERBS,
    String.raw` (?:been |being )?`,
    `(?<deed>${participle})`,
  );
  const isBeing = /\b(?:is|are)(?: \S+)? being /u;
  const itself = pattern(String.raw`(?:'s|\b(?:is|are))`, ADVERBS, ` (?<deed>${ing})`);
  const start = pattern(LEAD, `(?<deed>${past})`);
  const end = pattern(
    LEAD,
    String.raw`(?:\S+ ){1,7}?(?<!\bas )(?<deed>${participle})(?: (?:now|for you|again|too|successfully|as (?:requested|asked)|already|to \S+(?: \S+)?|at \S+(?: \S+)?|by \S+(?: \S+)?|(?:for|until) \S+(?: \S+){0,2}))*$`,
  );
  const going = pattern(
    String.raw`\b(?:i'm|i am|we're|we are)(?! (?:going|about|gonna|not)\b)`,
    ADVERBS,
    ` (?<deed>${ing})`,
  );
  const startGoing = pattern(LEAD, `(?<deed>${ing})`);
  const promise = pattern(
    String.raw`\b(?:i'll|i will|i shall|we'll|we will|i'm going to|i am going to|i'm gonna|i'm about to|i am about to|i'm on my way to|let me|allow me to|let us|let's)(?: (?:be|sure|make|to))*`,
    ADVERBS,
    ` (?<deed>${base}|${ing})`,
  );
  return (clause: string): DeedClaim[] => {
    const claim = (
      found: RegExpExecArray | null,
      tense: Tense,
      isFirstPerson: boolean,
      isPassive = false,
    ): DeedClaim[] => {
      if (found === null) return [];
      const about = isPassive
        ? clause
        : clause.slice(found.index + found[0].length - (found.groups?.['deed'] ?? '').length);
      return [
        {
          kind: 'deed',
          verb,
          word: (found.groups?.['deed'] ?? '').split(' ')[0] ?? '',
          tense,
          isFirstPerson,
          isPassive,
          clause,
          about,
        },
      ];
    };
    const found = promise.exec(clause);
    if (found !== null) return claim(found, 'promise', true);
    const first = me.exec(clause) ?? got.exec(clause);
    if (first !== null) return claim(first, 'past', true);
    const goes = going.exec(clause);
    if (goes !== null) return claim(goes, 'going', true);
    if (!GERUND_IS_SUBJECT.test(clause)) {
      const started = startGoing.exec(clause);
      if (started !== null) return claim(started, 'going', false);
    }
    const passively = passive.exec(clause);
    if (passively !== null)
      return claim(passively, isBeing.test(passively[0]) ? 'going' : 'past', false, true);
    const goesItself = itself.exec(clause);
    if (goesItself !== null) return claim(goesItself, 'going', false, true);
    const begun = start.exec(clause);
    const deed = begun?.groups?.['deed'] ?? '';
    if (begun !== null && isPlainPast(deed)) return claim(begun, 'past', false);
    if (begun !== null && /\d/u.test(clause))
      return claim(begun, 'past', false).map((each) => ({ ...each, mayBeAdvice: true }));
    return FINITE.test(clause) ? [] : claim(end.exec(clause), 'past', false, true);
  };
}

const DONE = [
  pattern(
    LEAD,
    String.raw`(?:(?:it's|it is|that's|that is|this is|everything's|everything is|all|all of it is|all of that is|that has been|it has been|that's been|it's been|everything has been|consider it|consider that|consider this|the job is|your request is|your request has been)(?: (?:all|now|already|been|both))* )?(?:done|all set|set|sorted|sorted out|taken care of|handled|finished|complete|completed|accomplished|good to go|carried out|fulfilled)(?: (?:for you|now|as you asked|as requested|sir|captain|again|then|too|and dusted))*$`,
  ),
  pattern(
    ME,
    String.raw`(?:'ve| have)?(?: just| already| now)? (?:did (?:it|that|so|this|what|as|exactly)|done (?:it|that|so|this|as|what|everything|exactly)|took care of|taken care of|handled|made (?:the|that|your|this) changes?|made a note|(?:put|got) a reminder|made it (?:happen|so)|carried (?:it|that|this|your)|fulfilled|completed|finished|sorted|dealt with|seen to it|saw to it|followed your)\b`,
  ),
  pattern(
    LEAD,
    String.raw`(?:on it|i'm on it|(?:i'm )?(?:still )?working on (?:it|that)|will do|right away|coming (?:right )?up|straight away|at once|there you go|here you go|there you are|voila|mission accomplished|success|you got it|consider it done|as good as done|no sooner said than done|your wish is my command|it shall be done|it will be done|noted|got that down|wird gemacht)(?: (?:now|sir|captain|then))*$`,
  ),
  /\b(?!i |you |who |she |he )\S+ (?:now knows|knows now)\b/u,
  pattern(
    String.raw`\b(?:i'll|i will|let me)(?: just| now| go ahead and)? (?:do (?:it|that|so|this)(?! (?:if|when|once))|take care of|handle|see to|get (?:right )?on (?:it|that)|get (?:it|that|this) (?:done|sorted)|(?:tell|alert|ping|warn|call|wake) you (?:when|once|as soon|at|in)|make (?:sure|it happen|it so)|keep an eye|keep you posted|sort)\b`,
  ),
];

const STATES: Readonly<Record<string, StateWord>> = {
  on: 'on',
  lit: 'on',
  off: 'off',
  open: 'open',
  opened: 'open',
  up: 'open',
  closed: 'closed',
  shut: 'closed',
  down: 'closed',
  locked: 'locked',
  secured: 'locked',
  unlocked: 'unlocked',
  playing: 'playing',
  paused: 'paused',
  stopped: 'stopped',
  armed: 'armed',
  disarmed: 'disarmed',
  muted: 'muted',
  activated: 'on',
  deactivated: 'off',
};
const WORDS = Object.keys(STATES).join('|');
const AFTER = String.raw`(?=$| (?:now|again|already|for you|in the|in your|in an?|in \d+|for \S+|and|as|since|too|at \d|to \d|both|everywhere|upstairs|downstairs|throughout|there|here|sir|captain|with|including|plus|along|right now|at the moment|but|so|while)\b)`;
const IS = pattern(
  String.raw`(?:'s|'re|\b(?:is|are|should be|should now be|will be|stays?|remains?|reads?|shows?|(?:will|'ll) (?:go|come|turn|switch))|\bi (?:have|see|got) (?:\S+ ){1,5}?)(?<how>(?: (?:now|all|both|currently|already|also|back|still|fully|completely|once again|again|turned|switched|powered|should|be|nice and|safely|properly|successfully|each|just|up and|wide|all))*) (?<state>${WORDS})`,
  AFTER,
);
const BARE = pattern(LEAD, String.raw`(?:\S+ ){0,6}?(?<state>${WORDS})(?: (?:now|again|for you|sir))*$`);
const VALUE =
  /(?:'s|'re|\b(?:is|are|set|at|to|now|reads|shows|on|reached))(?: \S+){0,3}? (?<value>-?\d+(?:\.\d+)?) ?(?:%|percent|degrees?|°)/u;
const NEWS = /\b(?:now|as (?:you )?(?:asked|requested|wished|ordered)|all set|for you|should)\b/u;

const LISTED =
  /(?:'s|'re|\b(?:is|are))(?: \S+)? (?:on|off|in) (?:the|your|our|my) (?:\S+ ){0,2}(?:list|calendar)\b/u;

export function readEnglish(clause: string): readonly Claim[] {
  const deeds = deedsIn(clause);
  const done: Claim[] = DONE.some((words) => words.test(clause)) ? [{ kind: 'done', clause }] : [];
  if (LISTED.test(clause)) deeds.push(...listed(clause));
  if (deeds.some(({ tense, isFirstPerson }) => isFirstPerson || tense !== 'past')) return [...deeds, ...done];
  return [...deeds, ...done, ...statesOf(clause, done.length > 0, deeds.length === 0)];
}

/** "Volume at 50 %". */
function isTerse(clause: string): boolean {
  return !FINITE.test(clause) && /^(?:\S+ ){1,4}(?:at|to) -?\d\S* ?(?:%|percent|degrees?|°)/u.test(clause);
}

function statesOf(clause: string, isDone: boolean, isAlone: boolean): Claim[] {
  const is = IS.exec(clause);
  const bare = is === null && !isDone && !FINITE.test(clause) ? BARE.exec(clause) : null;
  const word = (is ?? bare)?.groups?.['state'];
  const amount =
    is !== null ||
    /\b(?:is|are|it's|that's|they're|reached|reads|shows)\b|'s\b/u.test(clause) ||
    (isAlone && isTerse(clause))
      ? VALUE.exec(clause)?.groups?.['value']
      : undefined;
  const value = amount === undefined ? null : Number(amount);
  const state = word === undefined ? null : (STATES[word] ?? null);
  if (state === null && value === null) return [];
  return [
    {
      kind: 'state',
      state,
      value,
      clause,
      isNews: NEWS.test(clause),
      isBare: bare !== null || (is === null && isAlone && isTerse(clause)),
    },
  ];
}

/** A claim cannot come out of these any more, whatever follows in the clause. */
export const englishIdle =
  /\b(?:not|never|maybe|perhaps|possibly|cannot|unable|unavailable|failed|fails|refuse[sd]?|unsuccessful|[a-z]+n't|neither|could|would|might|may|can|must|want|wants|try|trying|tried|need to|needs to|if i|whether|ought)\b/u;
export const englishQuestion =
  /^(?:(?:ok|okay|and|so|or|but|well) )*(?:do|does|did|shall|should|would|could|can|may|is|are|was|were|am|has|have|had|will|what|which|where|who|whom|whose|how|when|why|want me|would you|or|anything|something|any|need|like me)\b/u;
export const englishHypothesis =
  /^(?:(?:and|but|so|then|only|just|even|or) )*(?:if|when|whenever|once|unless|until|till|before|after|whether|in case|as soon as|provided|assuming|while|although|because|that (?:you|he|she|they|i|the|we)|which|who|to|for|please|you|he|she|they(?!'re|'ve| (?:are|were|have|should)\b)|your (?:mother|father|wife|husband|son|daughter)|someone|somebody|anyone|nobody|according)\b/u;
/** Only of a promise: it waits for a word of the person. */
export const englishConsent =
  /\b(?:if you|if that's|if it's|if so|once you|when you (?:confirm|say|tell|are ready|give|answer)|as soon as you (?:confirm|say|tell|give)|just (?:say|tell|let)|say (?:yes|the word)|ask me|with your|after you|unless you|whenever you|before i|need your|needs your|would you|you confirm|you say)\b/u;
export const englishEarlier =
  /\b(?:earlier|before|yesterday|ago|at noon|at midnight|at \d+(?: \d+)?(?: ?(?:am|pm|o'clock))?(?! ?(?:%|percent|degrees?|°))|at (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter)|this morning|this afternoon|last night|last time|previously|since|already|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|the other day|a moment ago|in (?:19|20)\d\d)\b/u;
