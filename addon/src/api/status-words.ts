/** The words of the page that Home Assistant shows for the app (ingress). */
import type { StatusResponse } from './contract.ts';

export interface StatusWords {
  readonly language: string;
  readonly hello: (name: string | undefined) => string;
  readonly home: string;
  readonly homes: Readonly<Record<StatusResponse['home_assistant'], string>>;
  readonly model: string;
  readonly noModel: string;
  readonly modelProblems: Readonly<Record<NonNullable<StatusResponse['model']['problem']>, string>>;
  readonly memory: string;
  readonly memories: Readonly<Record<StatusResponse['store']['kind'], string>>;
  readonly noMemory: string;
  readonly memoryProblems: Readonly<Record<NonNullable<StatusResponse['store']['problem']>, string>>;
  readonly version: string;
  readonly talk: string;
  readonly connect: string;
  readonly voices: string;
}

const english: StatusWords = {
  language: 'en',
  hello: (name) => (name === undefined ? 'At your service' : `At your service, ${name}`),
  home: 'Home Assistant',
  homes: {
    connected: 'Connected',
    disconnected: 'Not reachable at the moment. I keep trying.',
    not_paired: 'Not connected yet. Confirm the discovered Butler under Devices & services.',
  },
  model: 'Language model',
  noModel: 'None yet. Put a key into the configuration of this app; simple commands work without.',
  modelProblems: {
    wrong_key: 'It does not accept the key. Correct it in the configuration of this app.',
    no_credit: 'There is no credit left at Anthropic.',
    unknown_model: 'It does not know a model of this name. Correct it in the configuration of this app.',
  },
  memory: 'Memory',
  memories: { embedded: 'On this device', postgresql: 'In your PostgreSQL database' },
  noMemory: 'Not available at the moment. I keep what is said until it is back.',
  memoryProblems: {
    too_new: 'A newer version has used it. I leave it alone: update this app, or restore a backup.',
  },
  version: 'Version',
  talk: 'Talk to me',
  connect: 'Devices & services',
  voices: 'Voice assistants',
};

const german: StatusWords = {
  language: 'de',
  hello: (name) => (name === undefined ? 'Zu Diensten' : `Zu Diensten, ${name}`),
  home: 'Home Assistant',
  homes: {
    connected: 'Verbunden',
    disconnected: 'Gerade nicht erreichbar. Ich versuche es weiter.',
    not_paired: 'Noch nicht verbunden. Bestätige den entdeckten Butler unter Geräte & Dienste.',
  },
  model: 'Sprachmodell',
  noModel:
    'Noch keines. Trage in der Konfiguration dieser App einen Schlüssel ein; einfache Befehle gehen auch ohne.',
  modelProblems: {
    wrong_key: 'Es nimmt den Schlüssel nicht an. Berichtige ihn in der Konfiguration dieser App.',
    no_credit: 'Bei Anthropic ist kein Guthaben mehr.',
    unknown_model: 'Es kennt kein Modell dieses Namens. Berichtige ihn in der Konfiguration dieser App.',
  },
  memory: 'Gedächtnis',
  memories: { embedded: 'Auf diesem Gerät', postgresql: 'In deiner PostgreSQL-Datenbank' },
  noMemory: 'Gerade nicht verfügbar. Ich behalte das Gesagte, bis es wieder da ist.',
  memoryProblems: {
    too_new:
      'Eine neuere Version hat es benutzt. Ich lasse es in Ruhe: Aktualisiere diese App, oder spiele eine Sicherung ein.',
  },
  version: 'Version',
  talk: 'Sprich mit mir',
  connect: 'Geräte & Dienste',
  voices: 'Sprachassistenten',
};

/** By an Accept-Language header; its order is what browsers send, best first. */
export function statusWords(acceptLanguage: string | undefined): StatusWords {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => language === 'de' || language === 'en') === 'de' ? german : english;
}
