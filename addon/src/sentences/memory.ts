/** Remembering, telling and forgetting without a model: one call each of the tools of memory. */
import type { House } from '../house/house.ts';
import { type Sentence, use } from './sentence.ts';

/** "Remember to buy milk" is a reminder, "remember me?" a question. */
const NO_FACT =
  /^(?:to|when|how|what|who|where|why|if|me|my name|zu|wann|wie|was|wer|wo|warum|ob|mich)\b|^(?:it|this|that|das|es)$|\?$/i;
const FEWEST_WORDS = 3;

const remember = (intent: string, scope: 'household' | undefined): Sentence => {
  return {
    intent,
    answer({ slots }) {
      const fact = inMainClause(trimmed(slots['fact']).replace(/^(?:that|dass)\s+/i, ''));
      if (fact.split(/\s+/).length < FEWEST_WORDS || NO_FACT.test(fact)) return undefined;
      return use('remember_fact', { fact, ...(scope !== undefined && { scope }) });
    },
  };
};

export const rememberFact = remember('ButlerRemember', undefined);
export const rememberForAll = remember('ButlerRememberForAll', 'household');

/** Only where something was clearly told about it: all else is for the home and the model. */
export const whereIs: Sentence = {
  intent: 'ButlerWhereIs',
  async answer({ slots, house, knowsOf }) {
    const query = trimmed(slots['what']);
    if (query === '' || isOfTheHome(query, house)) return undefined;
    return (await knowsOf(query)) ? use('recall_facts', { query }) : undefined;
  },
};

export const whatDoYouKnow: Sentence = {
  intent: 'ButlerWhatDoYouKnow',
  answer: () => use('recall_facts', {}),
};

export const whatDoYouKnowAbout: Sentence = {
  intent: 'ButlerWhatDoYouKnowAbout',
  async answer({ slots, knowsOf }) {
    const query = trimmed(slots['what']);
    return query !== '' && (await knowsOf(query)) ? use('recall_facts', { query }) : undefined;
  },
};

/** Asked once, as a question. */
export const forgetEverything: Sentence = {
  intent: 'ButlerForgetEverything',
  answer: () => use('forget_everything', {}),
};

export const forgetFact: Sentence = {
  intent: 'ButlerForgetFact',
  answer({ slots }) {
    const fact = trimmed(slots['fact']);
    // "Forget that song" tells of no fact.
    const about = fact.split(/\s+/).length < FEWEST_WORDS ? trimmed(slots['what']) : fact;
    return about === '' ? undefined : use('forget_fact', { about });
  },
};

/** "Correct that: the spare key is in the shed." What it is about, when they do not say, is what the fact is about. */
export const correctFact: Sentence = {
  intent: 'ButlerCorrectFact',
  answer({ slots }) {
    const fact = trimmed(slots['fact']);
    const [, subject = ''] = SUBJECT.exec(fact) ?? [];
    const about = trimmed(slots['what']) || subject;
    const isFact = fact.split(/\s+/).length >= FEWEST_WORDS && subject !== '' && !PRONOUN.test(subject);
    return isFact && about !== '' ? use('correct_fact', { about, fact }) : undefined;
  },
};

/** "Mia", "the vacuum" where there is a "Downstairs vacuum": the home itself knows where they are. */
function isOfTheHome(query: string, { people, entities }: Pick<House, 'people' | 'entities'>): boolean {
  const asked = query.toLowerCase();
  const names = [...people, ...entities.values()].map(({ name }) => name.toLowerCase());
  return names.some((name) => name === asked || name.endsWith(` ${asked}`));
}

const trimmed = (text = '') => text.trim().replace(/[.!?,;:\s]+$/, '');

const VERB =
  `ist|sind|bin|war|waren|hat|habe|haben|hatte|hatten|wird|werden|wurde|wurden|liegt|liegen|steht|stehen|hängt|hängen
  |steckt|stecken|wohnt|wohne|wohnen|heißt|heiße|heißen|kommt|komme|kommen|mag|mögen|braucht|brauche|brauchen|gehört
  |gehören|lautet|geht|gehe|gehen|isst|esse|essen|trinkt|trinke|trinken|liebt|liebe|lieben|hasst|hasse|hassen|arbeitet
  |arbeite|arbeiten|fährt|fahre|fahren|spielt|spiele|spielen|bleibt|bleiben|kostet|muss|müssen|kann|können|darf|dürfen
  |soll|sollen|will|wollen`.replaceAll(/\s+/g, '');
/** "der Ersatzschlüssel bei den Nachbarn liegt": article, adjectives, noun; then the rest; then the verb. */
const SUBORDINATE = new RegExp(
  String.raw`^((?:(?:der|die|das|unsere?|meine?|seine?|ihre?|ein|eine)\s+(?:\p{Ll}+\s+)*)?\p{Lu}[\p{L}-]+|ich|wir|er|sie|es)\s+(?!(?:${VERB})\s)(.+)\s+(${VERB})$`,
  'u',
);
/** What stands before the verb. */
const SUBJECT = new RegExp(String.raw`^(.{2,80}?)\s+(?:is|are|has|have|${VERB})\s`, 'iu');
/** Of what, only the model can tell. */
const PRONOUN = /^(?:it|this|that|he|she|they|i|we|es|das|er|sie|ich|wir)$/i;

/** A clause after "dass" as it is said alone; what does not look like one stays as it is. */
function inMainClause(fact: string): string {
  return fact.replace(SUBORDINATE, '$1 $3 $2');
}
