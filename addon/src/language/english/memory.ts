import type { MemoryPhrases } from '../memory-phrases.ts';

const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const memory: MemoryPhrases = {
  away: 'I can’t reach my memory just now.',
  questions: {
    remember: (fact) => `Shall I remember this: ${quoted(fact)}?`,
    forget: (about) => `Shall I forget what I know about ${quoted(about)}?`,
    correct: (fact) => `Shall I remember this instead: ${quoted(fact)}?`,
    forgetAll:
      'Shall I forget everything about you, for good: what you told me in private, all that we said, and how you like me to speak with you?',
  },
  kept: (fact, scope) =>
    scope === 'private'
      ? `I will remember for you: ${sentence(fact)}`
      : `I will remember for everybody here: ${sentence(fact)}`,
  replaced: (fact, before) => `I will remember now: ${sentence(fact)} Before, it was: ${sentence(before)}`,
  known: (fact) => `I know that already: ${sentence(fact)}`,
  secretKept: 'I will keep that to myself until you ask me for it.',
  noSecrets: 'Codes, passwords and card numbers I only remember when you tell me to in so many words.',
  nowhereToKeep: 'I can’t remember that, because I don’t know who is asking.',
  told: ({ fact, who, daysAgo }) =>
    `${who === 'you' ? 'You' : (who ?? 'Somebody')} told me ${whenIn(daysAgo)}: ${sentence(fact)}`,
  more: (count) => `And ${String(count)} more.`,
  nothing: 'I don’t know anything about that.',
  nothingAtAll: 'I don’t know anything about you yet but what Home Assistant tells me.',
  forgotten: (fact) => `I have forgotten it: ${sentence(fact)}`,
  secretForgotten: 'I have forgotten it.',
  corrected: (fact) => `I know it better now: ${sentence(fact)}`,
  which: (facts) => `That could be several things: ${facts.map(sentence).join(' ')} Which one do you mean?`,
  notYours: 'Somebody else told me that for everybody, so it is not yours to change.',
  forgottenAll: ({ facts, exchanges, summaries, kept }) =>
    `I have forgotten everything about you: ${counted(facts, 'fact')}, ${counted(exchanges, 'exchange')}, ${counted(summaries, 'summary', 'summaries')} of days, and how you liked me to speak with you. ` +
    `What you told everybody stays${kept === 0 ? '' : ` (${counted(kept, 'fact')})`}, and so do your settings, your rights, and what I have cost, without your name.`,
  notAllForgotten:
    'I have forgotten most of it, but something new has come meanwhile. Please tell me once more.',
  pastSayings: (said, isMore) =>
    `You said ${said.map(({ words, when }) => `${when}: ${quoted(words)}`).join('; ')}.${isMore ? ' And more before that.' : ''}`,
  pastDays: (days) =>
    days.map(({ day, summary }) => `Of ${dayName(day)} I only know in short: ${sentence(summary)}`).join(' '),
  nothingSaid: 'I don’t find anything that you said then.',
  notKnownWho: 'I tell that only to whom it was, and I don’t know who is asking.',
};

function whenIn(daysAgo: number): string {
  if (daysAgo < 1) return 'today';
  return daysAgo < 60 ? ago.format(-daysAgo, 'day') : ago.format(-Math.round(daysAgo / 30), 'month');
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${String(count)} ${count === 1 ? one : many}`;
/** `2026-10-03` as one says it. */
const dayName = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
  });
const quoted = (text: string) => `“${text.replace(/[.?!]+$/, '')}”`;
const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
