/** How the words for a deed stand in an order, in English and German. */

/** What may follow the particle of an order. */
const POLITE = `please|pls|now|again|too|thanks|thank|you|cheers|for|me|right|away|asap|completely|all|the|way|would|could|can|will|bitte|mal|
jetzt|wieder|danke|auch|noch|doch|ganz|komplett|sofort|gleich|butler|as|well|either|mate|love|dear|honey|okay|ok|then|alle|alles|beide|both|uns|mir|lassen|gelassen|bleiben|bleibt|sein|haben`;
const PLACE =
  'in|im|at|inside|for|from|fur|von|upstairs|downstairs|oben|unten|outside|draussen|everywhere|uberall|here|hier';
export const END = `(?: (?:${POLITE.replaceAll('\n', '')}))*(?: (?:${PLACE})(?: .*)?)? $`;
export const TURN =
  '(?:turn|turning|switching|switch|flip|flick|power|put|click|pop|stick|whack|get|bring|have)';
const GERMAN =
  '(?:mach|schalt|knips|dreh|stell|fahr|zieh|lass|sperr|schliess|geh|klapp|bleib|hab)(?:en|e|st|t|et)?';

/** Any of these words; `ending`: where the order ends; `verb`: German, with these particles. */
export const has = (words: string) => ` (?:${words})(?= )`;
export const ending = (particles: string) => ` (?:${particles})${END}`;
/** "Ausschalten", "auszuschalten". */
export const verb = (particles: string) => has(`(?:${particles})(?:zu)?${GERMAN}`);
