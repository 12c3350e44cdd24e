import type { Words } from './words.ts';

export const english: Words = {
  loading: 'Loading',
  lag: {
    offline: (time) => `No connection to Home Assistant. This is how it was at ${time}.`,
    stale: (time) => `Butler does not answer at the moment. This is how it was at ${time}.`,
  },
  notices: {
    offline: {
      title: 'No connection',
      text: 'Home Assistant cannot be reached. The card comes back by itself.',
    },
    not_set_up: {
      title: 'Butler is not set up',
      text: 'Add the integration Butler, or enable it.',
    },
    forbidden: {
      title: 'For administrators',
      text: 'Only administrators of this home see how the butler is.',
    },
    error: { title: 'This cannot be shown', text: 'Home Assistant refused it:' },
    retry: 'Try again',
    integrations: 'Open integrations',
  },
  editor: { title: 'Title' },
  health: {
    name: 'Butler: health',
    description: 'How the butler is: the app, its connections, the model, and the versions of its parts.',
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
    editor: {
      show: 'What to show',
      services: 'Services',
      versions: 'Versions',
      questions: 'Open questions',
    },
  },
  questions: {
    name: 'Butler: questions',
    description: 'What the butler wants to know before it does something, with yes and no.',
    title: 'Questions',
    badge: {
      name: 'Butler: questions',
      description: 'How many questions are open; hidden when there are none.',
    },
    count: (open) => (open === 1 ? '1 open question' : `${open} open questions`),
    none: 'Nothing to decide.',
    yes: 'Yes',
    no: 'No',
    neither: 'Neither',
    sending: 'One moment…',
    whatRuns: 'What will run',
    asked: (who, time) => (who === null ? `Asked at ${time}` : `${who} asked at ${time}`),
    until: (time) => `open until ${time}`,
    over: 'not open any more',
    why: {
      risky: 'It opens, unlocks or stops something that matters.',
      many: 'It concerns many things at once.',
      outside_text: 'Somebody else’s text led to it.',
      ambiguous: 'More than one thing could be meant.',
      needs_adult: 'It needs an adult’s yes.',
      away: 'Whoever asked is not at home.',
    },
    from: (what) => `From ${what.join(', ')}.`,
    waiting: 'Somebody else has to answer this.',
    failed: (why) => `That did not get through: ${why}`,
    lost: 'the connection was lost. Answer again.',
    ended: {
      taken: (who, where) => `${who ?? 'Somebody'} said yes${where ?? ''}.`,
      takenInVain: (who, where) => `${who ?? 'Somebody'} said yes${where ?? ''}, but it did not work.`,
      declined: (who, where) => `${who ?? 'Somebody'} said no${where ?? ''}.`,
      expired: 'Nobody answered in time. Nothing was done.',
      withdrawn: 'This question is not open any more.',
    },
    doors: {
      voice: ', by voice',
      pin: ', by voice',
      card: ', on a dashboard',
      phone: ', on the phone',
      action: ', by an action',
    },
  },
};
