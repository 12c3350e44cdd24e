import type { MemoryPhrases } from '../memory-phrases.ts';

const ago = new Intl.RelativeTimeFormat('de', { numeric: 'auto' });

export const memory: MemoryPhrases = {
  away: 'Ich komme gerade nicht an mein Gedächtnis.',
  questions: {
    remember: (fact) => `Soll ich mir das merken: ${quoted(fact)}?`,
    forget: (about) => `Soll ich vergessen, was ich über ${quoted(about)} weiß?`,
    correct: (fact) => `Soll ich mir stattdessen das merken: ${quoted(fact)}?`,
    forgetAll:
      'Soll ich alles über dich endgültig vergessen: was du mir im Vertrauen gesagt hast, alles, was wir geredet haben, und wie ich mit dir sprechen soll?',
  },
  kept: (fact, scope) =>
    scope === 'private'
      ? `Ich merke mir für dich: ${sentence(fact)}`
      : `Ich merke mir für alle hier: ${sentence(fact)}`,
  replaced: (fact, before) => `Ich merke mir jetzt: ${sentence(fact)} Vorher war es: ${sentence(before)}`,
  known: (fact) => `Das weiß ich schon: ${sentence(fact)}`,
  secretKept: 'Das behalte ich für mich, bis du mich danach fragst.',
  noSecrets: 'Codes, Passwörter und Kartennummern merke ich mir nur, wenn du es ausdrücklich sagst.',
  nowhereToKeep: 'Das kann ich mir nicht merken, weil ich nicht weiß, wer fragt.',
  told: ({ fact, who, daysAgo }) =>
    who === 'you'
      ? `Du hast mir ${whenIn(daysAgo)} gesagt: ${sentence(fact)}`
      : `${who ?? 'Jemand'} hat mir ${whenIn(daysAgo)} gesagt: ${sentence(fact)}`,
  more: (count) => `Und ${String(count)} weitere${count === 1 ? 's' : ''}.`,
  nothing: 'Darüber weiß ich nichts.',
  nothingAtAll: 'Ich weiß noch nichts über dich, außer was Home Assistant mir sagt.',
  forgotten: (fact) => `Ich habe es vergessen: ${sentence(fact)}`,
  secretForgotten: 'Ich habe es vergessen.',
  corrected: (fact) => `Jetzt weiß ich es besser: ${sentence(fact)}`,
  which: (facts) => `Das kann mehreres sein: ${facts.map(sentence).join(' ')} Was davon meinst du?`,
  notYours: 'Das hat mir jemand anders für alle gesagt, deshalb kannst du es nicht ändern.',
  forgottenAll: ({ facts, exchanges, summaries, kept }) =>
    `Ich habe alles über dich vergessen: ${counted(facts, 'Tatsache', 'Tatsachen')}, ${counted(exchanges, 'Wortwechsel', 'Wortwechsel')}, ${counted(summaries, 'Tageszusammenfassung', 'Tageszusammenfassungen')}, und wie ich mit dir sprechen sollte. ` +
    `Was du allen gesagt hast, bleibt${kept === 0 ? '' : ` (${counted(kept, 'Tatsache', 'Tatsachen')})`}, und ebenso deine Einstellungen, deine Rechte und was ich gekostet habe, ohne deinen Namen.`,
  notAllForgotten:
    'Ich habe das meiste vergessen, aber inzwischen ist etwas Neues dazugekommen. Bitte sag es mir noch einmal.',
  pastSayings: (said, isMore) =>
    `Du hast ${said.map(({ words, when }) => `${when} gesagt: ${quoted(words)}`).join('; ')}.${isMore ? ' Und davor noch mehr.' : ''}`,
  pastDays: (days) =>
    days.map(({ day, summary }) => `Vom ${dayName(day)} weiß ich nur kurz: ${sentence(summary)}`).join(' '),
  nothingSaid: 'Ich finde nichts, was du da gesagt hast.',
  notKnownWho: 'Das sage ich nur dem, der es gesagt hat, und ich weiß nicht, wer fragt.',
};

function whenIn(daysAgo: number): string {
  if (daysAgo < 1) return 'heute';
  return daysAgo < 60 ? ago.format(-daysAgo, 'day') : ago.format(-Math.round(daysAgo / 30), 'month');
}

const counted = (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;
/** `2026-10-03` as one says it. */
const dayName = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('de', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const quoted = (text: string) => `„${text.replace(/[.?!]+$/, '')}“`;
const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
