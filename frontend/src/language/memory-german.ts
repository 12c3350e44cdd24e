import type { MemoryWords } from './memory-words.ts';

const ort = (place: string | null) => (place === null ? '' : ` · ${place}`);
const dinge = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const memoryGerman: MemoryWords = {
  loading: 'Wird geladen',
  tabs: { name: 'Was gezeigt wird', private: 'Über mich', household: 'Haushalt', me: 'Mein Butler' },
  hiddenPrivate: 'Dieser Bildschirm gehört niemandem allein: Privates wird hier nicht gezeigt.',
  hiddenHousehold: 'Was der Haushalt erzählt hat, wird Gästen nicht gezeigt.',
  paused: (until) =>
    until === null
      ? 'Ich lerne zurzeit nichts Neues über dich.'
      : `Ich lerne bis ${until} nichts Neues über dich.`,
  search: 'Suchen',
  clearSearch: 'Suche leeren',
  count: (facts) => dinge(facts, 'Eintrag', 'Einträge'),
  found: (facts, search) => `${dinge(facts, 'Treffer', 'Treffer')} für „${search}“`,
  none: {
    private: {
      title: 'Noch nichts',
      text: 'Erzähl mir etwas, zum Beispiel: „Merk dir, dass meine Schwester Lena heißt.“',
    },
    household: {
      title: 'Noch nichts',
      text: 'Erzähl mir etwas für alle, zum Beispiel: „Merk dir für alle, dass montags der Müll rausmuss.“',
    },
  },
  noneFound: (search) => `Nichts enthält „${search}“.`,
  more: 'Mehr zeigen',
  secret: 'Ein Code oder Passwort',
  source: {
    you: 'Du',
    told: (who) => who ?? 'In einem Raum gesagt',
    learned: 'Aufgeschnappt',
    corrected: (who) => (who === null ? 'Berichtigt' : `${who}, berichtigt`),
    until: (time) => `bis ${time}`,
  },
  why: {
    title: 'Woher ich das weiß',
    loading: 'Einen Moment…',
    told: (time, place) => `Du hast es mir gesagt · ${time}${ort(place)}`,
    toldBy: (who, time, place) => `${who ?? 'Jemand'} hat es dem Haushalt gesagt · ${time}${ort(place)}`,
    learned: (time) => `Ich habe es aufgeschnappt, als du mit mir sprachst · ${time}`,
    corrected: (time) => `Es wurde berichtigt · ${time}`,
    said: (words) => `„${words}“`,
    outside: (from) => `In dem Gespräch stand auch ein fremder Text: ${from.join(', ')}.`,
    before: (fact, time) => `Davor: „${fact}“ · ${time}`,
    used: (time) => `Zuletzt gebraucht · ${time}`,
    secret: 'Zu sehen, bis du es schließt.',
    locked: 'Codes werden auf diesem Bildschirm nicht gezeigt.',
  },
  edit: 'Bearbeiten',
  editLabel: 'Was richtig ist',
  save: 'Speichern',
  cancel: 'Abbrechen',
  forget: 'Vergessen',
  forgotten: (fact) => `Vergessen: ${fact}`,
  forgottenSecret: 'Der Code ist vergessen.',
  forgottenToo: 'Auch aus alten Gesprächen, in denen es gesagt wurde, verschwinden die Worte.',
  undo: 'Rückgängig',
  tooLate: 'Das war zu spät: Es ist vergessen.',
  notYours: 'Das hat jemand anderes dem Haushalt gesagt, oder du darfst es nicht ändern.',
  gone: 'Das weiß ich nicht mehr.',
  failed: 'Das kam nicht an. Versuch es nochmal.',
  lost: 'Die Verbindung ist abgerissen. Versuch es nochmal.',
  me: {
    manner: 'Wie ich mit dir umgehe',
    mannerHelp: 'Das ändert, wie ich mit dir spreche, und nie, was du darfst.',
    fields: {
      address: ['Wie ich dich nenne', 'z. B. Kapitän'],
      tone: ['Ton', 'z. B. herzlich, etwas trocken'],
      humour: ['Humor', 'z. B. ab und zu'],
      verbosity: ['Länge der Antworten', 'z. B. kurz'],
      language: ['Sprache', 'z. B. Deutsch'],
      avoid: ['Was ich lassen soll', 'z. B. Ausrufezeichen'],
    },
    text: 'In deinen Worten',
    textExample: 'z. B. Sag mir morgens zuerst, wie spät es ist.',
    tooLong: 'Das ist mehr, als ich mir merken kann: Nimm weniger Worte.',
    saved: 'Gespeichert.',
    discard: 'Verwerfen',
    undoManner: 'Letzte Änderung zurücknehmen',
    changed: (time, isOwn) => `${isOwn ? 'Von dir geändert' : 'Von jemand anderem geändert'} · ${time}`,
    learning: 'Aus dem lernen, was ich sage',
    learningHelp: 'Aus: Ich merke mir weiter, worum du mich bittest, und schnappe sonst nichts auf.',
    pause: {
      name: 'Wie lange aus',
      open: 'Bis ich es einschalte',
      day: 'Ab jetzt einen Tag',
      week: 'Ab jetzt eine Woche',
      until: (time) => `Bis ${time}`,
    },
    startMode: 'Wenn ich den Chat öffne',
    startModeHelp: 'Der Browser fragt einmal, ob er das Mikrofon benutzen darf.',
    startModes: { tap: 'Warten, bis ich auf das Mikrofon tippe', listen: 'Gleich zuhören' },
    voice: 'Stimme gesprochener Antworten',
    voiceHelp: 'Auf Dashboards.',
    usualVoice: 'Wie üblich',
    phones: 'Telefone, auf denen ich dich erreiche',
    phonesHelp: 'Für Fragen, auf die ich deine Antwort brauche. Keines gewählt: alle.',
    noPhones: 'Kein Telefon mit der App von Home Assistant gehört dir. Fragen erreichen dich auf Dashboards.',
    data: 'Was ich von dir aufbewahre',
    export: 'Alles herunterladen',
    exportHelp: 'Alles, was von dir aufbewahrt wird, in einer Datei.',
    exported: 'Die Datei liegt bei deinen Downloads.',
    everything: 'Alles über mich vergessen…',
    everythingHelp:
      'Was du mir privat gesagt hast, alle unsere Gespräche und wie ich mit dir umgehe, wird endgültig gelöscht. Was du dem Haushalt gesagt hast, bleibt.',
    word: 'VERGESSEN',
    type: (word) => `Tippe ${word}, um weiterzumachen`,
    sure: 'Alles vergessen',
    all: (facts, exchanges, kept) =>
      `Vergessen: ${dinge(facts, 'Eintrag', 'Einträge')} und ${dinge(exchanges, 'Wortwechsel', 'Wortwechsel')}.${
        kept === 0
          ? ''
          : ` ${dinge(kept, 'Eintrag', 'Einträge')} für den Haushalt ${kept === 1 ? 'bleibt' : 'bleiben'}.`
      }`,
  },
};
