/** What a person's sentences are, as far as code can tell; English and German. */

/** As they stand, without the space around them. */
export function sentencesOf(text: string): readonly string[] {
  const found = text.match(/[^.!?\n]+(?:[.!?]+(?=\s|$|["”“»)])["”“»)]*|\n|$|[.!?]+)/gu) ?? [];
  return found.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** Letters and digits alone, in lower case: what is the same when it is said. */
export function spokenKey(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

const QUESTION =
  /^(?:and |but |so |und |aber |ok |okay )?(?:what|whats|when|where|who|whos|whom|why|how|which|whose|is|are|am|was|were|do|does|did|can|could|would|shall|should|have you|has|isnt|arent|dont you|was|wann|wo|wer|wem|wen|wie|warum|wieso|weshalb|welche[rsnm]?|wessen|woher|wohin|ist|sind|bin|bist|war|waren|hat|hast|habt|haben wir|kann|kannst|konntest|konnen|soll|sollen|darf|durfen|gibt|wird|weisst|magst)\b/u;
const ORDER =
  /^(?:please |bitte |and |und |butler |hey |ok |okay )*(?:turn|switch|set|dim|brighten|play|pause|stop|start|open|close|lock|unlock|show|tell|give|put on|put the|put some|add|remove|delete|remind|call|send|search|find|look|check|read|write|increase|decrease|raise|lower|activate|run|cancel|skip|mute|wake|forget|schalte?|mache?|stelle?|dimme?|spiele?|offne|schliesse?|fahre?|sage?|zeige?|erinnere?|suche?|lies|setze?|fuge?|rufe?|schicke?|wecke?|starte|stoppe?|losche|vergiss|nimm|lass|hore?)\b/u;

/** It asks, or wants something done: nothing that stays true. */
export function isQuestionOrOrder(sentence: string): boolean {
  if (/[?？]["”“»)\]\s]*$/u.test(sentence)) return true;
  const key = spokenKey(sentence);
  return QUESTION.test(key) || ORDER.test(key);
}
