import { about } from '../grammar.ts';
import type { Reason, UndoPhrases } from '../undo-phrases.ts';

export const undo: UndoPhrases = {
  question: 'Das rückgängig machen?',
  nothing: 'Es gibt nichts, was ich rückgängig machen könnte.',
  left: {
    same: (things) => `${about(things, { one: 'ist wie vorher', many: 'sind wie vorher' })}.`,
    changed_since: (things) =>
      `${about(things, { one: 'ist seitdem verstellt worden, also lasse ich es so', many: 'sind seitdem verstellt worden, also lasse ich es so' })}. Sag „mach es trotzdem rückgängig“, wenn das egal ist.`,
    no_way_back: (things) => `${about(things, { one: 'lässt', many: 'lassen' })} sich nicht zurückstellen.`,
    unknown: (things) =>
      `Ich weiß nicht, wie ${about(things, { one: 'vorher war', many: 'vorher waren' })}, also kann ich das nicht rückgängig machen.`,
    away: (things) =>
      `${about(things, { one: 'ist gerade nicht erreichbar', many: 'sind gerade nicht erreichbar' })}.`,
  },
  forgottenForGood: 'Was ich vergessen habe, ist endgültig weg.',
  unknown: 'Ich weiß nicht, wie es vorher war, also kann ich das nicht rückgängig machen.',

  keptFact: 'Ich habe mir gemerkt, was du mir gesagt hast.',
  forgotFact: 'Ich habe etwas vergessen, wie du wolltest.',
  changedManner: 'Ich habe geändert, wie ich mit dir rede.',
  because,
};

const through = { alexa: ' über Alexa', card: ' am Dashboard', action: ' über eine Aktion' } as const;

function because({ who, words, when, room, through: door, asked }: Reason): string {
  const place = `${door === null ? '' : through[door]}${room === null ? '' : ` (${room})`}`;
  const subject = { you: 'Du hast', somebody: 'Jemand hat', automation: 'Eine Automation hat' }[who];
  const said =
    words === null
      ? `${subject} mich ${when}${place} darum gebeten.`
      : `${subject} ${when}${place} gesagt: „${words}“.`;
  if (asked === null) return said;
  const yes = asked.yesBy === null ? (who === 'you' ? 'du hast' : 'jemand hat') : `${asked.yesBy} hat`;
  return `${said} Ich habe gefragt: „${asked.question}“, und ${yes} Ja gesagt.`;
}
