/**
 * While a call of the turn has not reached what it should, the model's words are heard only if they say so. This
 * knows the words of two languages; in others the model is trusted.
 */
import type { TurnRecord } from '../turn-record.ts';

/** Something that was tried in this turn has not been reached since. */
export function isSomethingUndone({ calls }: Pick<TurnRecord, 'calls'>): boolean {
  const last = new Map<string, string>();
  for (const { effects } of calls) {
    for (const { entity_ids, outcome } of effects) for (const id of entity_ids) last.set(id, outcome);
  }
  return [...last.values()].some((outcome) => outcome !== 'reached');
}

const admissions: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|cannot|unable|unavailable|unreachable|unconfirmed|unsuccessful|offline|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing)|denied|declined|blocked|jam(?:s|med)?|stuck|sorry|unfortunately|error|needs?|requires?|confirmation|permission|still|remains?|only|except|half)\b|n[’']t\b/i,
  de: /\b(?:nicht|kein(?:e[nrms]?)?|leider|ohne|fehlgeschlagen|gescheitert|Fehler|verweigert|abgelehnt|blockiert|klemmt|klemmen|verklemmt|unmöglich|misslungen|schiefgegangen|gestört|unerreichbar|Bestätigung|bestätigen|muss|erst|fehlt|fehlen|bleib(?:t|en)|darf|dürfen|nur|halb)\b/iu,
};

/** Whether the words admit that something did not work. */
export function admitsIt(text: string, language: string): boolean {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  if (!Object.hasOwn(admissions, primary)) return true;
  return Object.values(admissions).some((words) => words.test(text));
}
