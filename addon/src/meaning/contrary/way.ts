/** What can be done with a kind of thing: the words that say it for sure, and those that may say it. */

export interface Way {
  /** The action of the tool: `open`, `lock`, `start`. */
  readonly name: string;
  /** It is said: a verb, or its particle where it ends the order. */
  readonly firm: RegExp;
  /** It may be said: whoever did this has not done the contrary of the words. */
  readonly hint: RegExp;
  /** Names of the ways that are its contrary. */
  readonly contraries: readonly string[];
}

/** What may follow the particle of an order. */
const POLITE = `please|pls|now|again|too|thanks|thank|you|cheers|for|me|right|away|asap|completely|all|the|way|would|could|can|will|bitte|mal|
jetzt|wieder|danke|auch|noch|doch|ganz|komplett|sofort|gleich|butler|as|well|either|mate|love|dear|honey|okay|ok|then|alle|alles|beide|both|uns|mir|lassen|gelassen|bleiben|bleibt|sein|haben`;
const PLACE =
  'in|im|at|inside|for|from|fur|von|upstairs|downstairs|oben|unten|outside|draussen|everywhere|uberall|here|hier';
export const END = `(?: (?:${POLITE.replaceAll('\n', '')}))*(?: (?:${PLACE})(?: .*)?)? $`;
export const TURN = '(?:turn|switch|flip|flick|power|put|click|pop|stick|whack|get|bring|have)';
const GERMAN =
  '(?:mach|schalt|knips|dreh|stell|fahr|zieh|lass|sperr|schliess|geh|klapp|bleib|hab)(?:en|e|st|t|et)?';

/** Any of these words; `ending`: where the order ends; `verb`: German, with these particles. */
export const has = (words: string) => ` (?:${words})(?= )`;
export const ending = (particles: string) => ` (?:${particles})${END}`;
/** "Ausschalten", "auszuschalten". */
export const verb = (particles: string) => has(`(?:${particles})(?:zu)?${GERMAN}`);

type Row = readonly [name: string, contraries: string, firm: readonly string[], hint?: readonly string[]];

export function waysOf(rows: readonly Row[]): readonly Way[] {
  return rows.map(([name, contraries, firm, hint = []]) => ({
    name,
    contraries: contraries.split(' '),
    firm: new RegExp(firm.join('|'), 'u'),
    hint: new RegExp([...firm, ...hint].join('|'), 'u'),
  }));
}
