import type { Words } from './words.ts';

export const german: Words = {
  loading: 'Wird geladen',
  lag: {
    offline: (time) => `Keine Verbindung zu Home Assistant. So war es um ${time}.`,
    stale: (time) => `Butler antwortet gerade nicht. So war es um ${time}.`,
  },
  notices: {
    offline: {
      title: 'Keine Verbindung',
      text: 'Home Assistant ist nicht erreichbar. Die Karte kommt von selbst wieder.',
    },
    not_set_up: {
      title: 'Butler ist nicht eingerichtet',
      text: 'Füge die Integration Butler hinzu oder aktiviere sie.',
    },
    away: {
      title: 'Butler antwortet nicht',
      text: 'Seine App läuft nicht oder ist nicht zu erreichen. Die Karte kommt von selbst zurück.',
    },
    forbidden: {
      title: 'Für Administratoren',
      text: 'Wie es dem Butler geht, sehen nur die Administratoren dieses Zuhauses.',
    },
    error: { title: 'Das lässt sich nicht anzeigen', text: 'Home Assistant hat es abgelehnt:' },
    updated: { title: 'Butler wurde aktualisiert', text: 'Lade diese Seite neu, dann geht es weiter.' },
    retry: 'Nochmal versuchen',
    reload: 'Seite neu laden',
    integrations: 'Integrationen öffnen',
  },
  editor: { title: 'Titel' },
  chat: {
    name: 'Butler: Unterhaltung',
    description: 'Sprich mit dem Butler, getippt oder mündlich, und sieh, was er tut.',
    title: 'Butler',
    threads: { name: 'Wessen Unterhaltung', personal: 'Meine', household: 'Haushalt' },
    anew: 'Neue Unterhaltung',
    forbidden: {
      title: 'Für den Haushalt',
      text: 'Die Unterhaltung dieses Haushalts sieht nur, wer dazugehört.',
    },
    editor: {
      labels: {
        thread: 'Unterhaltung',
        suggestions: 'Vorschläge',
        voice: 'Mikrofon',
        speak_replies: 'Antworten auf Gesprochenes vorlesen',
        auto_send_transcript: 'Gesprochenes sofort abschicken',
      },
      threads: {
        personal: 'Die eigene',
        household: 'Die des Haushalts',
        new: 'Jedes Mal eine neue',
      },
    },
  },
  health: {
    name: 'Butler: Zustand',
    description: 'Wie es dem Butler geht: App, Verbindungen, Sprachmodell und die Versionen seiner Teile.',
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
  memory: {
    name: 'Butler: Gedächtnis',
    description: 'Was der Butler über dich und den Haushalt weiß und wie er mit dir umgeht.',
    title: 'Was ich weiß',
    forbidden: { title: 'Nicht für diese Anmeldung', text: 'Sie darf nicht sehen, was der Butler weiß.' },
  },
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
    editor: {
      show: 'Was angezeigt wird',
      services: 'Dienste',
      cost: 'Kosten',
      versions: 'Versionen',
      questions: 'Offene Fragen',
      details: 'Einzelheiten zum Aufklappen',
      open: 'Einzelheiten gleich aufklappen',
    },
  },
  questions: {
    name: 'Butler: Fragen',
    description: 'Was der Butler wissen will, bevor er etwas tut, mit Ja und Nein.',
    title: 'Fragen',
    badge: {
      name: 'Butler: Fragen',
      description: 'Wie viele Fragen offen sind; ohne offene ist es nicht zu sehen.',
    },
    count: (open) => (open === 1 ? '1 offene Frage' : `${open} offene Fragen`),
    none: 'Es gibt nichts zu entscheiden.',
    yes: 'Ja',
    no: 'Nein',
    neither: 'Keines davon',
    sending: 'Einen Moment…',
    whatRuns: 'Was dann geschieht',
    asked: (who, time) => (who === null ? `Gefragt um ${time}` : `${who} hat um ${time} gefragt`),
    until: (time) => `offen bis ${time}`,
    over: 'nicht mehr offen',
    why: {
      risky: 'Es öffnet, entriegelt oder beendet etwas, worauf es ankommt.',
      many: 'Es betrifft vieles auf einmal.',
      outside_text: 'Ein fremder Text hat dazu geführt.',
      ambiguous: 'Es kann mehr als eines gemeint sein.',
      needs_adult: 'Es braucht das Ja eines Erwachsenen.',
      away: 'Wer gefragt hat, ist nicht zu Hause.',
    },
    from: (what) => `Aus: ${what.join(', ')}.`,
    waiting: 'Das muss jemand anderes beantworten.',
    failed: (why) => `Das kam nicht an: ${why}`,
    lost: 'die Verbindung ist abgerissen. Antworte noch einmal.',
    ended: {
      taken: (who, where) => `${who ?? 'Jemand'} hat${where ?? ''} Ja gesagt.`,
      takenInVain: (who, where) =>
        `${who ?? 'Jemand'} hat${where ?? ''} Ja gesagt, aber es hat nicht geklappt.`,
      declined: (who, where) => `${who ?? 'Jemand'} hat${where ?? ''} Nein gesagt.`,
      expired: 'Niemand hat rechtzeitig geantwortet. Es wurde nichts getan.',
      withdrawn: 'Diese Frage ist nicht mehr offen.',
    },
    doors: {
      voice: ' mündlich',
      pin: ' mündlich',
      card: ' auf einem Dashboard',
      phone: ' am Handy',
      action: ' über eine Aktion',
    },
  },
  dashboard: {
    name: 'Butler',
    description:
      'Mit dem Butler sprechen, seine Fragen beantworten und sehen, was er weiß und wie es ihm geht.',
    pages: { chat: 'Gespräch', questions: 'Fragen', memory: 'Gedächtnis', health: 'Zustand' },
    tabs: 'Teile des Butlers',
    menu: 'Seitenleiste öffnen',
    nothing: 'Vom Butler kann hier nichts gezeigt werden.',
  },
};
