import type { HealthContentWords } from './health-words.ts';

export const healthEnglish: HealthContentWords = {
  title: 'Butler',
  summary: {
    well: 'Everything works',
    one: (what) => what,
    several: (count) => `${count} things need attention`,
  },
  settings: 'Open Butler',
  reload: 'Reload the page',
  unknown: 'Unknown',
  nothing: 'Nothing is chosen to be shown here. Edit the card to choose.',
  app: {
    name: 'App',
    running: 'Running',
    away: {
      value: 'Does not answer',
      help: 'Simple commands still work. Start the app; if it has moved, enter its new address.',
    },
  },
  link: {
    name: 'Home Assistant',
    connected: 'Connected',
    disconnected: {
      value: 'Not connected',
      help: 'The app cannot reach Home Assistant and keeps trying.',
    },
    notPaired: { value: 'Not paired', help: 'The app has forgotten this home. Pair it again.' },
  },
  store: {
    name: 'Memory',
    embedded: 'Embedded',
    away: {
      value: 'Not available',
      help: 'What is said meanwhile is kept as soon as the database is back. Is its disk full?',
    },
    tooNew: {
      value: 'Newer than the app',
      help: 'A newer version has used the database. Update the app, or restore the backup.',
    },
  },
  model: {
    name: 'Language model',
    none: { value: 'None', help: 'Without a key only simple commands work. Enter one in the settings.' },
    wrongKey: { value: 'Key refused', help: 'The service does not accept the key. Enter another one.' },
    noCredit: { value: 'No credit', help: 'The account of the model has no credit left. Add some there.' },
    unknownModel: (name) => ({
      value: 'Unknown model',
      help: `The service does not know ${name}. Enter the name of another one.`,
    }),
  },
  meaning: {
    name: 'Ollama',
    away: {
      value: 'Does not answer',
      help: 'What was told is found by its words alone. Start Ollama, or correct its address.',
    },
    notOllama: {
      value: 'Wrong address',
      help: 'Something else answers there. Enter the address of Ollama, such as http://192.168.1.20:11434.',
    },
    unknownModel: (name) => ({
      value: 'Model missing',
      help: `Run “ollama pull ${name}” there, or choose another model.`,
    }),
    wrongSize: {
      value: 'Model does not fit',
      help: 'It has to give 768 numbers, as nomic-embed-text and embeddinggemma do. Choose one of these.',
    },
    failing: {
      value: 'Answers with an error',
      help: 'What was told is found by its words alone. Look into the log of Ollama.',
    },
  },
  cost: {
    month: 'Cost this month',
    today: 'Today',
    cache: 'From the cache',
    of: (cost, budget) => `${cost} of ${budget}`,
    tokens: (cost, tokens) => `${cost}, ${tokens} tokens`,
    atLeast: (cost) => `At least ${cost}`,
    nearly: 'Most of the budget is gone: the small model answers until the month ends.',
    usedUp: 'The budget is gone: only simple commands work until the month ends.',
  },
  questions: {
    name: 'Open questions',
    open: (count) => (count === 0 ? 'None' : String(count)),
  },
  versions: {
    name: 'Versions',
    app: 'App',
    integration: 'Integration',
    cards: 'Cards',
    fit: 'Fit together',
    appTooOld: { value: 'App too old', help: 'The app is too old for the integration: update the app.' },
    appTooNew: {
      value: 'Integration too old',
      help: 'The integration is too old for the app: update it and restart Home Assistant.',
    },
    cardsTooOld: {
      value: 'Cards too old',
      help: 'This page shows the cards of an older version.',
    },
    cardsTooNew: {
      value: 'Restart needed',
      help: 'An update is there. Restart Home Assistant to finish it.',
    },
  },
  details: {
    costs: 'Cost in detail',
    turns: 'Last turns',
    copy: 'Report a problem',
    updated: 'Butler was updated.',
  },
};
