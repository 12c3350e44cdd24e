import type { RightsArea } from '../../people/rights.ts';
import type { GatePhrases, PrivateArea } from '../gate-phrases.ts';

const deed: Readonly<Record<RightsArea, string>> = {
  home: 'mich um die Geräte in diesem Haus kümmern',
  security: 'mich um Schlösser, Außentüren, Alarm und Kameras kümmern',
  media: 'mich um Filme, Serien und Bücher kümmern',
  calendar: 'in den Kalender sehen',
  mail: 'in die Post sehen',
  location: 'sagen, wo jemand ist',
  photos: 'die Fotos ansehen',
  files: 'in die Dateien sehen',
  household: 'mich um die Listen des Haushalts kümmern',
};

const own: Readonly<Record<PrivateArea, string>> = {
  calendar: 'deinem eigenen Kalender',
  mail: 'deiner eigenen Post',
  location: 'deinem eigenen Aufenthaltsort',
  photos: 'deinen eigenen Fotos',
  files: 'deinen eigenen Dateien',
};

export const gate: GatePhrases = {
  refused: {
    person: (area) =>
      `Tut mir leid, für dich darf ich das nicht: ${deed[area]}. Ein Eigentümer dieses Haushalts kann es in meinen Optionen erlauben.`,
    room: (area) =>
      `Tut mir leid, hier darf ich das nicht: ${deed[area]}. Ich kann nicht hören, wer spricht. Bitte frag mich von deinem eigenen Handy aus; ein Eigentümer kann es auch für diesen Raum erlauben.`,
    house: (area) =>
      `Für eine Automation darf ich das nicht: ${deed[area]}. Das muss ein Mensch von mir wollen.`,
  },
  onlyYourOwn: (area) =>
    `Tut mir leid, ich darf dir nur mit ${own[area]} helfen. Ein Eigentümer dieses Haushalts kann in meinen Optionen mehr erlauben.`,
  ownersOnly:
    'Tut mir leid, das darf nur ein Eigentümer ändern. Bitte frag einen Administrator von Home Assistant.',
  whoAreYou:
    'Das würde ich gern für dich ändern, aber ich kann nicht hören, wer spricht. Bitte sag es mir von deinem eigenen Handy aus.',
  nobodyToAsk: (question) =>
    `${question.replace(/\?\s*$/u, ':').trim()} Dafür muss ein Mensch Ja sagen, und eine Automation kann das nicht.`,
};
