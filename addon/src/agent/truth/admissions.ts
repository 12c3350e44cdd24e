/**
 * While a call of the turn has not reached what it should, the model's words are heard only if they say so. This
 * knows the words of two languages; in others the model is trusted.
 */
import type { TurnRecord } from '../turn-record.ts';
import { NO_FAILURE } from './account/words.ts';

/** Something that was tried in this turn has not been reached since. */
export function isSomethingUndone({ calls }: Pick<TurnRecord, 'calls'>): boolean {
  const last = new Map<string, string>();
  for (const { effects } of calls) {
    for (const { entity_ids, outcome } of effects) for (const id of entity_ids) last.set(id, outcome);
  }
  return [...last.values()].some((outcome) => outcome !== 'reached');
}

const admissions: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|cannot|unable|unavailable|unreachable|unconfirmed|unsuccessful|offline|fail(?:s|ed|ing|ure)?|refus(?:e|es|ed|ing)|denied|declined|blocked|jam(?:s|med)?|stuck|sorry|unfortunately|error|needs?|requires?|confirmation|permission|still|remains?|only|except|half|but|however|though|although|whereas|apart|unchanged|no|afraid|ha(?:s|ve) to|stay(?:s|ed)?|trouble|problem|issue|timed out|no (?:response|answer|reply|success)|neither|none|nothing|nobody|partly|partially|part of|the other|instead|beyond|by hand|manually|yourself|you'(?:d|ll) (?:have|need) to|almost|nearly|(?:no|without) luck)\b|n[’']t\b/i,
  de: /\b(?:nicht|weiterhin|kein(?:e[nrms]?)?|leider|ohne|fehlgeschlagen|gescheitert|Fehler|verweigert|abgelehnt|blockiert|klemmt|klemmen|verklemmt|unmöglich|misslungen|schiefgegangen|gestört|unerreichbar|Bestätigung|bestätigen|muss|erst|fehlt|fehlen|bleib(?:t|en)|darf|dürfen|nur|halb|aber|allerdings|jedoch|doch|außer|bis auf|teilweise|streikt|hakt|Problem|Schwierigkeiten|Störung|defekt|ausgefallen|niemand|nichts|selbst|müsstest|musst|noch|fast|Hälfte|schief)\b/iu,
};

/** They only sound like it. */
const IDIOMS =
  /\b(?:no (?:problem|worries|trouble|issue|sooner|rush|doubt|stress)|not (?:a problem|to worry|an issue|at all)|without (?:(?:an?|any) )?(?:problem|trouble|hitch|issue|error|fail(?:ure)?|doubt|delay)s?|don['’]t (?:worry|mention it|forget)|can['’]t wait|why not|if not|not only|nothing (?:easier|simpler)|need anything else|(?:nobody|no one) (?:gets|comes|can get|can come|will get|is getting)|(?:da )?kommt (?:jetzt |da )*(?:keiner|niemand)|keiner (?:mehr )?(?:rein|hinein)|sorry (?:for the (?:wait|delay|inconvenience)|it took)|kein(?:e)? (?:problem|sorge|ursache|ding|thema)|gar kein problem|nichts (?:leichter|lieber|zu danken)|nicht (?:wahr|der rede wert)|warum nicht|ohne (?:probleme?|weiteres|fehler|zweifel)|sorry fürs warten|noch (?:etwas|was|einen wunsch))\b/giu;

/** Whether the words admit that something did not work. */
export function admitsIt(text: string, language: string): boolean {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  if (!Object.hasOwn(admissions, primary)) return true;
  if (/[✗✘❌⚠]/u.test(text)) return true;
  const said = text.replace(IDIOMS, ' ').toLowerCase().replace(NO_FAILURE, ' ');
  return Object.values(admissions).some((words) => words.test(said));
}
