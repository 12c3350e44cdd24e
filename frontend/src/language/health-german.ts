import type { HealthContentWords } from './health-words.ts';

export const healthGerman: HealthContentWords = {
  title: 'Butler',
  summary: {
    well: 'Alles läuft',
    one: (what) => what,
    several: (count) => `${count} Dinge brauchen Aufmerksamkeit`,
  },
  settings: 'Butler öffnen',
  reload: 'Seite neu laden',
  unknown: 'Unbekannt',
  nothing: 'Hier ist nichts ausgewählt. Bearbeite die Karte, um etwas anzuzeigen.',
  app: {
    name: 'App',
    running: 'Läuft',
    away: {
      value: 'Antwortet nicht',
      help: 'Einfache Befehle gehen weiterhin. Starte die App; ist sie umgezogen, gib ihre neue Adresse ein.',
    },
  },
  link: {
    name: 'Home Assistant',
    connected: 'Verbunden',
    disconnected: {
      value: 'Nicht verbunden',
      help: 'Die App erreicht Home Assistant nicht und versucht es weiter.',
    },
    notPaired: {
      value: 'Nicht gekoppelt',
      help: 'Die App hat dieses Zuhause vergessen. Kopple sie neu.',
    },
  },
  store: {
    name: 'Gedächtnis',
    embedded: 'Eingebaut',
    away: {
      value: 'Nicht verfügbar',
      help: 'Was inzwischen gesagt wird, wird gespeichert, sobald die Datenbank zurück ist. Ist ihre Festplatte voll?',
    },
    tooNew: {
      value: 'Neuer als die App',
      help: 'Eine neuere Version hat die Datenbank benutzt. Aktualisiere die App oder spiele die Sicherung ein.',
    },
  },
  model: {
    name: 'Sprachmodell',
    none: {
      value: 'Keines',
      help: 'Ohne Schlüssel gehen nur einfache Befehle. Gib in den Einstellungen einen ein.',
    },
    wrongKey: {
      value: 'Schlüssel abgelehnt',
      help: 'Der Dienst nimmt den Schlüssel nicht an. Gib einen anderen ein.',
    },
    noCredit: {
      value: 'Kein Guthaben',
      help: 'Das Konto des Modells hat kein Guthaben mehr. Lade es dort auf.',
    },
    unknownModel: (name) => ({
      value: 'Unbekanntes Modell',
      help: `Der Dienst kennt ${name} nicht. Gib den Namen eines anderen ein.`,
    }),
  },
  meaning: {
    name: 'Ollama',
    away: {
      value: 'Antwortet nicht',
      help: 'Gesagtes wird nur nach seinen Wörtern gefunden. Starte Ollama oder berichtige seine Adresse.',
    },
    notOllama: {
      value: 'Falsche Adresse',
      help: 'Dort antwortet etwas anderes. Gib die Adresse von Ollama ein, zum Beispiel http://192.168.1.20:11434.',
    },
    unknownModel: (name) => ({
      value: 'Modell fehlt',
      help: `Führe dort „ollama pull ${name}“ aus oder wähle ein anderes Modell.`,
    }),
    wrongSize: {
      value: 'Modell passt nicht',
      help: 'Es muss 768 Zahlen geben, wie nomic-embed-text und embeddinggemma. Wähle eines davon.',
    },
    failing: {
      value: 'Antwortet mit einem Fehler',
      help: 'Gesagtes wird nur nach seinen Wörtern gefunden. Sieh im Protokoll von Ollama nach.',
    },
  },
  cost: {
    month: 'Kosten in diesem Monat',
    today: 'Heute',
    cache: 'Aus dem Zwischenspeicher',
    of: (cost, budget) => `${cost} von ${budget}`,
    tokens: (cost, tokens) => `${cost}, ${tokens} Tokens`,
    atLeast: (cost) => `Mindestens ${cost}`,
    nearly: 'Das Budget ist fast aufgebraucht: Bis zum Monatsende antwortet das kleine Modell.',
    usedUp: 'Das Budget ist aufgebraucht: Bis zum Monatsende gehen nur einfache Befehle.',
  },
  questions: {
    name: 'Offene Fragen',
    open: (count) => (count === 0 ? 'Keine' : String(count)),
  },
  versions: {
    name: 'Versionen',
    app: 'App',
    integration: 'Integration',
    cards: 'Karten',
    fit: 'Passen zusammen',
    appTooOld: {
      value: 'App zu alt',
      help: 'Die App ist zu alt für die Integration: Aktualisiere die App.',
    },
    appTooNew: {
      value: 'Integration zu alt',
      help: 'Die Integration ist zu alt für die App: Aktualisiere sie und starte Home Assistant neu.',
    },
    cardsTooOld: {
      value: 'Karten zu alt',
      help: 'Diese Seite zeigt die Karten einer älteren Version.',
    },
    cardsTooNew: {
      value: 'Neustart nötig',
      help: 'Eine Aktualisierung ist da. Starte Home Assistant neu, um sie abzuschließen.',
    },
  },
  details: {
    costs: 'Kosten im Einzelnen',
    turns: 'Letzte Anfragen',
    copy: 'Problem melden',
    updated: 'Butler wurde aktualisiert.',
  },
};
