import { about } from '../grammar.ts';
import type { Reason, UndoPhrases } from '../undo-phrases.ts';

export const undo: UndoPhrases = {
  question: 'Undo that?',
  nothing: 'There is nothing that I could undo.',
  left: {
    same: (things) => `${about(things, { one: 'is as it was', many: 'are as they were' })}.`,
    changed_since: (things) =>
      `${about(things, { one: 'has been changed since, so I leave it', many: 'have been changed since, so I leave them' })}. Say “undo it anyway” if that does not matter.`,
    no_way_back: ({ names }) => `What I did with ${names} I can’t undo.`,
    unknown: (things) =>
      `I don’t know how ${about(things, { one: 'was', many: 'were' })} before, so I can’t undo that.`,
    away: (things) => `${about(things, { one: 'can’t be reached now', many: 'can’t be reached now' })}.`,
  },
  forgottenForGood: 'What I have forgotten is gone for good.',
  unknown: 'I don’t know how it was before, so I can’t undo that.',

  keptFact: 'I kept what you told me.',
  forgotFact: 'I forgot something, as you wanted.',
  changedManner: 'I changed how I speak to you.',
  because,
};

const through = { alexa: ' through Alexa', card: ' on the dashboard', action: ' by an action' } as const;

function because({ who, words, when, room, through: door, asked }: Reason): string {
  const place = `${door === null ? '' : through[door]}${room === null ? '' : ` (${room})`}`;
  const subject = { you: 'You', somebody: 'Somebody', automation: 'An automation' }[who];
  const said =
    words === null
      ? `${subject} asked me to ${when}${place}.`
      : `${subject} said “${words}” ${when}${place}.`;
  if (asked === null) return said;
  const yes = asked.yesBy ?? (who === 'you' ? 'you' : 'somebody');
  return `${said} I asked “${asked.question}”, and ${yes} said yes.`;
}
