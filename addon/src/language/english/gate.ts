import type { RightsArea } from '../../people/rights.ts';
import type { GatePhrases, PrivateArea } from '../gate-phrases.ts';
import { asSubject } from './as-subject.ts';

const deed: Readonly<Record<RightsArea, string>> = {
  home: 'look after the devices of this home',
  security: 'deal with locks, outer doors, alarms and cameras',
  media: 'deal with films, series and books',
  calendar: 'look into the calendar',
  mail: 'look into the mail',
  location: 'say where people are',
  photos: 'look at the photos',
  files: 'look into the files',
  household: 'look after the household’s lists',
};

const own: Readonly<Record<PrivateArea, string>> = {
  calendar: 'calendar',
  mail: 'mail',
  location: 'whereabouts',
  photos: 'photos',
  files: 'files',
};

export const gate: GatePhrases = {
  refused: {
    person: (area) =>
      `I’m sorry, I may not ${deed[area]} for you. An owner of this home can allow it in my options.`,
    room: (area) =>
      `I’m sorry, I may not ${deed[area]} here, because I can’t tell who is speaking. Please ask me from your own phone; an owner can also allow it for this room.`,
    house: (area) => `I may not ${deed[area]} for an automation. A person has to ask me.`,
  },
  onlyYourOwn: (area) =>
    `I’m sorry, I may help you only with your own ${own[area]}. An owner of this home can allow more in my options.`,
  ownersOnly: 'I’m sorry, only an owner may change that. Please ask an administrator of Home Assistant.',
  whoAreYou:
    'I’d gladly change that for you, but I can’t tell who is speaking. Please tell me from your own phone.',
  nobodyToAsk: (question) => `${asSubject(question)} needs a person’s yes, and an automation can’t give it.`,
};
