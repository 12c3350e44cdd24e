/** "I couldn't turn on the hall light", when it was turned on: what was reached is not denied either. */
import { clausesOf, NOTHING_DONE } from './clauses.ts';
import { readEnglish } from './english-claims.ts';
import { readGerman } from './german-claims.ts';
import type { Claim } from './claim.ts';
import type { Acted } from './said-amount.ts';
import { fitsOf, STATE_OF } from './state-fits.ts';

const COULD_NOT =
  /^(?<before>.*?)\b(?:i|we) (?:couldn't|could not|wasn't able to|was not able to|was unable to|failed to|did not|didn't|can't|cannot|haven't been able to) (?<deed>.*)$/u;
const KONNTE_NICHT =
  /^(?<before>.*?)\b(?:ich konnte|konnte ich|ich kann|kann ich|ich habe|habe ich)\b(?<deed>.*)\b(?:nicht)\b(?<rest>.*)$/u;
/** "Neither worked." */
const NEITHER =
  /^(?:(?:but|and|sorry|aber|leider) )*(?:neither|none of (?:it|them)|keine[rs]? (?:von beiden|davon)|nothing|nichts)(?: (?:of (?:them|it)|davon|has|hat))* (?:worked|responded|succeeded|ging|funktioniert|geklappt)\b/u;
const AT_FIRST =
  /\b(?:first|erst|zuerst|zunachst|initially|before|anything|any|else|more|further|weiter|mehr|sonst|auch|other|both|beide|all|alle|every|jede\w*|only|nur|yet|noch)\b/u;

export function isFalseDenial(sentence: string, { facts, mentionsIn, done, isActed }: Acted): boolean {
  if (!isActed || /[?？]\s*$/u.test(sentence)) return false;
  return clausesOf(sentence).some((clause) => {
    if (NEITHER.test(clause)) return done.some(({ isReached }) => isReached);
    if (NOTHING_DONE.test(clause)) return done.every(({ isReached }) => isReached);
    if (AT_FIRST.test(clause)) return false;
    return claimsOfDenied(clause).some((claim) => {
      if (claim.kind !== 'deed') return false;
      const named = new Set(
        mentionsIn(clause).flatMap(({ kind, entityIds }) => (kind === 'entity' ? [...entityIds] : [])),
      );
      const meant = done.filter(
        ({ action, entityId }) => claim.verb.actions.test(action) && entityId !== null && named.has(entityId),
      );
      if (meant.length === 0 || !meant.every(({ isReached }) => isReached)) return false;
      const state = STATE_OF[claim.verb.id];
      return (
        state !== undefined &&
        meant.every(
          ({ entityId }) =>
            entityId !== null &&
            fitsOf(
              { kind: 'state', state, value: null, clause, isNews: false, isBare: false },
              entityId,
              facts,
            ) === true,
        )
      );
    });
  });
}

function claimsOfDenied(clause: string): readonly Claim[] {
  const english = COULD_NOT.exec(clause)?.groups;
  if (english !== undefined) return readEnglish(`let me ${english['deed'] ?? ''}`);
  const german = KONNTE_NICHT.exec(clause)?.groups;
  if (german !== undefined)
    return readGerman(
      `ich werde ${german['deed'] ?? ''} ${german['rest'] ?? ''}`.replace(/ +/gu, ' ').trim(),
    );
  return [];
}
