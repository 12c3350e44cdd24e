import type { PeoplePhrases, ProfileField } from '../people-phrases.ts';

const and = new Intl.ListFormat('de', { type: 'conjunction' });
const fields: Readonly<Record<ProfileField, string>> = {
  voice: 'deine Stimme',
  start_mode: 'wie ich beginne',
  languages: 'deine Sprachen',
  channels: 'wo ich dich erreiche',
  quiet_hours: 'deine Ruhezeiten',
  is_learning: 'ob ich aus dem lerne, was du sagst',
};

export const people: PeoplePhrases = {
  notSaved: 'Das konnte ich gerade nicht speichern.',
  unknownPerson: 'Ich weiß nicht, wer das ist.',
  manner: {
    question: 'Soll ich anders mit dir sprechen?',
    now: {
      address: (value) =>
        value === null ? 'Ab jetzt nenne ich dich bei deinem Namen.' : `Ab jetzt nenne ich dich ${value}.`,
      tone: (value) =>
        value === null ? 'Mein Ton ist wieder wie sonst.' : `Mein Ton mit dir ist jetzt: ${value}.`,
      humour: (value) =>
        value === null ? 'Mein Humor ist wieder wie sonst.' : `Mein Humor mit dir ist jetzt: ${value}.`,
      verbosity: (value) =>
        value === null
          ? 'Ich rede wieder so viel wie sonst.'
          : `Wie viel ich mit dir rede, ist jetzt: ${value}.`,
      language: (value) =>
        value === null
          ? 'Ich antworte in der Sprache, die du sprichst.'
          : `Ab jetzt spreche ich ${value} mit dir.`,
      avoid: (value) =>
        value === null ? 'Ich vermeide nichts Besonderes mehr.' : `Ab jetzt vermeide ich: ${value}.`,
      text: (value) =>
        value === null
          ? 'Ich vergesse, was du über meine Art geschrieben hast.'
          : 'Ich halte mich an das, was du über meine Art gesagt hast.',
    },
    words: {
      brief: 'sehr wenig',
      detailed: 'ausführlich',
      formal: 'förmlich',
      casual: 'locker',
      funny: 'lustig',
      serious: 'ernst',
    },
    same: 'So spreche ich schon mit dir.',
    undone: 'Ich bin wieder so wie davor.',
    nothingToUndo: 'Da ist nichts, was ich zurücknehmen kann.',
    tooLong: 'Das ist zu viel, um es mir zu merken: Beschreib meine Art bitte kürzer.',
  },
  profile: {
    question: 'Soll ich deine Einstellungen ändern?',
    changed: (changed) => `Ich habe ${and.format(changed.map((field) => fields[field]))} geändert.`,
    learning: (isLearning) =>
      isLearning
        ? 'Ab jetzt lerne ich wieder aus dem, was du mir sagst. Was du inzwischen gesagt hast, lasse ich.'
        : 'Ab jetzt lerne ich nichts mehr aus dem, was du sagst. Was ich mir merken soll, merke ich mir weiterhin, und was ich schon weiß, bleibt, bis du sagst, dass ich es vergessen soll.',
    same: 'Das ist schon so eingestellt.',
    notByVoice: 'Wo ich dich erreiche, ändere ich nur, wenn du angemeldet bist: am Handy oder im Browser.',
    told: 'Das sind deine Einstellungen.',
  },
  unkept: {
    question: 'Soll ich nichts von dem behalten, was hier gesagt wurde?',
    now: 'Davon behalte ich nichts.',
    before: (gone) => {
      if (gone === 'nothing') return 'Du hast hier vorher nichts gesagt.';
      const done =
        gone === 'acted' ? ' Was getan ist, bleibt getan, und zurücknehmen kann ich es nicht mehr.' : '';
      return `Was du vorher gesagt hast und was ich geantwortet habe, ist gelöscht.${done}`;
    },
    cannotKeep: 'Das soll nirgends bleiben, also kann ich es mir auch nicht merken.',
    cannotAsk:
      'Dafür muss ich erst fragen, und eine Frage wird aufbewahrt. Sag es bitte noch einmal ohne das.',
  },
};
