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
    remove: 'Unterhaltung löschen',
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
  memory: {
    name: 'Butler: Gedächtnis',
    description: 'Was der Butler über dich und den Haushalt weiß und wie er mit dir umgeht.',
    title: 'Was ich weiß',
    forbidden: { title: 'Nicht für diese Anmeldung', text: 'Sie darf nicht sehen, was der Butler weiß.' },
  },
  questions: {
    name: 'Butler: Fragen',
    description: 'Was der Butler wissen will, bevor er etwas tut, mit Ja und Nein.',
    title: 'Fragen',
    forbidden: { title: 'Nicht für diese Anmeldung', text: 'Sie darf nicht sehen, was der Butler fragt.' },
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
