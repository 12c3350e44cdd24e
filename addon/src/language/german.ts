import { gate } from './german/gate.ts';
import { choices } from './german/choices.ts';
import { home } from './german/home.ts';
import { homeAssistant } from './german/home-assistant.ts';
import { questions } from './german/questions.ts';
import { memory } from './german/memory.ts';
import { people } from './german/people.ts';
import { undo } from './german/undo.ts';
import { verbs } from './german/verbs.ts';
import type { Phrases } from './phrases.ts';

const locale = 'de';
const and = new Intl.ListFormat(locale, { type: 'conjunction' });

export const german: Phrases = {
  locale,
  home,
  choices,
  people,
  memory,
  undo,
  questions,
  gate,

  heardNothing: 'Ich habe nichts gehört.',
  tooLong: (limit) =>
    `Das ist mir zu lang. Bitte sag es mit höchstens ${limit.toLocaleString(locale)} Zeichen.`,
  noModel:
    'Das kann ich, sobald ich ein Sprachmodell habe: Trag einen API-Schlüssel von Anthropic in den Optionen der Butler-App in Home Assistant ein oder setze die Umgebungsvariable ANTHROPIC_API_KEY.',
  noHome: 'Ich bin noch nicht mit Home Assistant verbunden. Bitte versuch es gleich noch einmal.',
  noMemory: 'Mein Gedächtnis ist gerade nicht erreichbar, deshalb merke ich mir das nicht.',
  failures: {
    invalid: 'Das habe ich nicht richtig verstanden.',
    unauthorized: 'Da komme ich nicht hinein.',
    denied: 'Das ist nicht erlaubt.',
    not_found: 'Das kenne ich nicht.',
    unavailable: 'Das ist gerade nicht erreichbar.',
    upstream: 'Mit der Antwort kann ich nichts anfangen.',
    config: 'In meinen Optionen stimmt etwas nicht.',
    interrupted: 'Ich bin unterbrochen worden.',
    internal: 'Bei mir ist etwas schiefgegangen.',
  },
  homeAssistant,
  tookTooLong: 'Das hat zu lange gedauert, deshalb habe ich aufgehört.',
  restarting: 'Ich bin unterbrochen worden, weil ich neu starte. Bitte frag gleich noch einmal.',

  model: {
    wrong_key:
      'Das Sprachmodell nimmt meinen Schlüssel nicht an. Bitte prüf den API-Schlüssel von Anthropic.',
    no_credit: 'Das Guthaben für mein Sprachmodell ist aufgebraucht. Bitte lade es bei Anthropic auf.',
    unknown_model:
      'Das Sprachmodell, das bei mir eingestellt ist, gibt es nicht. Bitte prüf seinen Namen in meinen Optionen.',
    rate_limited:
      'Ich habe das Sprachmodell gerade zu oft gefragt. Bitte versuch es in einer Minute noch einmal.',
    overloaded: 'Das Sprachmodell ist gerade überlastet. Bitte versuch es gleich noch einmal.',
    unreachable: 'Ich erreiche das Sprachmodell nicht. Bitte prüf die Internetverbindung.',
    slow: 'Das Sprachmodell braucht zu lange für eine Antwort. Bitte versuch es gleich noch einmal.',
    cut_off: 'Die Verbindung zum Sprachmodell ist abgebrochen. Bitte versuch es noch einmal.',
    too_long: 'Dieses Gespräch ist mir zu lang geworden. Bitte fang ein neues an.',
    rejected: 'Das Sprachmodell hat meine Anfrage nicht angenommen.',
    broken: 'Das Sprachmodell hat gerade selbst ein Problem. Bitte versuch es gleich noch einmal.',
    budget_used_up: 'Dafür brauche ich das Sprachmodell, und sein Budget für diesen Monat ist aufgebraucht.',
    too_many_calls:
      'Das Sprachmodell wurde von hier in der letzten Stunde zu oft gefragt, deshalb lasse ich es eine Weile in Ruhe.',
  },
  budget: {
    nearly:
      'Übrigens ist das meiste vom Budget für das Sprachmodell in diesem Monat aufgebraucht, deshalb denke ich bis zum Monatsende mit dem kleineren.',
    used_up:
      'Übrigens ist das Budget für das Sprachmodell in diesem Monat jetzt aufgebraucht, deshalb komme ich bis zum Monatsende ohne aus.',
  },
  cutOffInMidSentence: 'Tut mir leid, hier ist das Sprachmodell abgebrochen.',
  outOfTime: 'Tut mir leid, das hat zu lange gedauert, deshalb habe ich aufgehört.',
  tooManySteps: 'Tut mir leid, das waren zu viele Schritte, deshalb habe ich aufgehört.',
  answerTooLong: 'Mehr kann ich auf einmal nicht sagen.',
  notDone: 'Das habe ich nicht getan.',
  linkLeftOut: 'eine Adresse, die ich weglasse,',
  refused: 'Dabei kann ich nicht helfen.',
  nothingToSay: 'Tut mir leid, das Sprachmodell hat mir nicht geantwortet.',

  stopped: 'In Ordnung.',
  nothingOpen: 'Es ist gerade keine Frage offen.',

  nobodyKnown: 'Ich kenne keine Personen: In Home Assistant ist niemand eingerichtet.',
  presenceUnknown:
    'Ich kann nicht sehen, wer zu Hause ist: In Home Assistant ist keine Person für Assist freigegeben.',
  nobodyHome: 'Niemand ist zu Hause.',
  atHome: (names) => `${and.format(names)} ${isOrAre(names)} zu Hause.`,
  away: (names) => `${and.format(names)} ${isOrAre(names)} unterwegs.`,
  at: (name, zone) => `${name} ist hier: ${zone}.`,
  whereaboutsUnknown: (names) => `Ich weiß nicht, wo ${and.format(names)} ${isOrAre(names)}.`,

  abilities:
    'Ich kann Lichter schalten und dimmen, Rollläden fahren, die Heizung einstellen, Musik starten und anhalten, Szenen aktivieren und dir sagen, wie es zu Hause steht: wer da ist, was an ist und wie warm es ist.',
  abilitiesWithModel: 'Sag es einfach mit deinen Worten.',
  abilitiesWithoutModel:
    'Einfache Befehle verstehe ich jetzt schon, freie Sprache, sobald ein API-Schlüssel von Anthropic in meinen Optionen steht.',

  didNothing: 'Ich habe gerade nichts gemacht.',
  verbs,
  otherVerb: ['ändern', 'geändert'],
  did: {
    reached: ({ past }, things) => `Ich habe ${things} ${past}.`,
    not_reached: ({ infinitive }, things) =>
      `Ich wollte ${things} ${infinitive}, konnte aber nicht feststellen, ob es geklappt hat.`,
    refused: ({ infinitive }, things) => `Ich durfte ${things} nicht ${infinitive}.`,
    failed: ({ infinitive }, things) => `Ich konnte ${things} nicht ${infinitive}.`,
  },
  things: (names, more) => and.format(more === 0 ? names : [...names, `${String(more)} weitere`]),
};

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? 'ist' : 'sind';
}
