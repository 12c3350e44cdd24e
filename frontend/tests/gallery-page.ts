/** In the browser: many cards at once, each with a Home Assistant of its own that is as one state says. */
import type { Connection, Hass } from '../src/home-assistant/hass.ts';
import { countListeners } from './count-listeners.ts';
import type { CardState } from './states/card-state.ts';

interface Shown extends HTMLElement {
  hass: Hass;
  preview: boolean;
  setConfig?: (config: object) => void;
  readonly updateComplete: Promise<boolean>;
}

export interface Look {
  readonly width: number;
  readonly dark?: boolean;
  readonly language?: string;
  readonly dir?: 'ltr' | 'rtl';
}

/** Of contact sheets. */
export interface Group {
  readonly title: string;
  /** Beside each other. */
  readonly columns: number;
}

export interface Gallery {
  /** In place of what was shown; resolves when all is drawn. */
  readonly show: (states: readonly CardState[], look: Look) => Promise<void>;
  /** Beside what is shown, each under its name. */
  readonly addGroup: (states: readonly CardState[], look: Look, group: Group) => Promise<void>;
  /** Takes it away and puts it back that many times. */
  readonly flicker: (times: number) => Promise<void>;
  readonly clear: () => void;
  /** Of all connections together. */
  readonly subscriptions: () => number;
  readonly listeners: () => number;
  /** Of the page itself, since before the cards were loaded. */
  readonly pageListeners: () => {
    readonly window: number;
    readonly document: number;
    readonly visualViewport: number;
  };
  readonly commands: () => number;
}

declare global {
  interface Window {
    gallery: Gallery;
  }
}

interface Home {
  readonly connection: Connection;
  readonly lose: () => void;
  readonly returnWithout: () => void;
}

/** Home Assistant's; only what is no card is told. */
const NARROW_BELOW = 870;

const viewport = window.visualViewport;
if (viewport === null) throw new Error('This browser has no visual viewport.');
const ofPage = {
  window: countListeners(window),
  document: countListeners(document),
  visualViewport: countListeners(viewport),
};
const counts = { subscriptions: 0, listeners: 0, commands: 0 };
const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));

function homeIn({ events = {}, refuse, answers = {} }: CardState): Home {
  const listeners = { ready: new Set<() => void>(), disconnected: new Set<() => void>() };
  let isConnected = true;
  let refusal = refuse;
  return {
    connection: {
      get connected() {
        return isConnected;
      },
      subscribeMessage: async (callback, { topic }) => {
        // As the library does, which rejects with no Error.
        // oxlint-disable-next-line no-throw-literal
        if (refusal !== undefined) throw { code: refusal, message: `Refused: ${refusal}` };
        counts.subscriptions += 1;
        for (const event of events[String(topic)] ?? []) callback(event);
        return async () => void (counts.subscriptions -= 1);
      },
      sendMessagePromise: async ({ type }) => {
        counts.commands += 1;
        if (type in answers) return answers[type];
        return new Promise(() => undefined);
      },
      addEventListener: (type: 'ready' | 'disconnected', listener: () => void) => {
        if (!listeners[type].has(listener)) counts.listeners += 1;
        listeners[type].add(listener);
      },
      removeEventListener: (type: 'ready' | 'disconnected', listener: () => void) => {
        if (listeners[type].delete(listener)) counts.listeners -= 1;
      },
    } as Connection,
    lose: () => {
      isConnected = false;
      for (const listener of listeners.disconnected) listener();
    },
    returnWithout: () => {
      isConnected = true;
      refusal = 'not_set_up';
      for (const listener of listeners.ready) listener();
    },
  };
}

const buttonsIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
    ...(one.matches('button, summary, a[href], [role=tab]') ? [one] : []),
    ...(one.shadowRoot === null ? [] : buttonsIn(one.shadowRoot)),
  ]);

const nameOf = (button: HTMLElement) => (button.getAttribute('aria-label') ?? button.textContent).trim();

/** Frames, as some of what is inside a card is loaded when it is needed. */
const SOON = 60;

async function press(card: Shown, name: string): Promise<void> {
  const find = () => buttonsIn(card.shadowRoot ?? card).find((one) => nameOf(one).startsWith(name));
  let button = find();
  for (let waited = 0; button === undefined && waited < SOON; waited += 1) {
    await frame();
    button = find();
  }
  if (button === undefined)
    throw new Error(
      `${card.localName} has no button "${name}": ${buttonsIn(card.shadowRoot ?? card)
        .map(nameOf)
        .join(', ')}`,
    );
  button.click();
  await frame();
}

async function add(state: CardState, { width, language = 'en' }: Look, place: HTMLElement): Promise<void> {
  const home = homeIn(state);
  const card = document.createElement(state.card) as Shown;
  card.setConfig?.(Object.freeze({ type: `custom:${state.card}`, ...state.config }));
  card.hass = {
    connection: home.connection,
    language,
    locale: { time_format: '24', time_zone: 'local' },
    ...state.hass,
  };
  card.preview = state.preview ?? false;
  Object.assign(card, { narrow: width < NARROW_BELOW, ...state.properties });
  place.style.width = `${width}px`;
  if (state.rows !== undefined) place.style.height = `${state.rows * 64 - 8}px`;
  place.append(card);
  await card.updateComplete;
  await frame();
  if (state.after !== undefined) home.lose();
  if (state.after === 'stale') home.returnWithout();
  // The names are English.
  for (const name of language === 'en' ? (state.press ?? []) : []) await press(card, name);
  await card.updateComplete;
}

async function addAll(states: readonly CardState[], look: Look, parent: HTMLElement): Promise<void> {
  document.documentElement.classList.toggle('dark', look.dark ?? false);
  document.documentElement.lang = look.language ?? 'en';
  document.documentElement.dir = look.dir ?? 'ltr';
  for (const state of states) {
    const figure = document.createElement('figure');
    figure.dataset['state'] = state.name;
    const place = document.createElement('div');
    place.className = 'place';
    figure.append(place);
    parent.append(figure);
    await add(state, look, place);
  }
  await frame();
}

window.gallery = {
  show: async (states, look) => {
    window.gallery.clear();
    await addAll(states, look, document.body);
  },
  addGroup: async (states, look, { title, columns }) => {
    const group = document.createElement('section');
    group.style.columns = `${columns} ${look.width}px`;
    group.style.width = `${columns * look.width + (columns - 1) * 16}px`;
    document.body.append(Object.assign(document.createElement('h1'), { textContent: title }), group);
    await addAll(states, look, group);
  },
  flicker: async (times) => {
    const places = [...document.querySelectorAll('.place')];
    const cards = places.map((place) => place.firstElementChild);
    for (let round = 0; round < times; round += 1) {
      for (const card of cards) card?.remove();
      places.forEach((place, index) => {
        const card = cards[index];
        if (card !== null && card !== undefined) place.append(card);
      });
      await Promise.resolve();
    }
    await frame();
  },
  clear: () => document.querySelectorAll('figure').forEach((figure) => figure.remove()),
  subscriptions: () => counts.subscriptions,
  listeners: () => counts.listeners,
  pageListeners: () => ({
    window: ofPage.window(),
    document: ofPage.document(),
    visualViewport: ofPage.visualViewport(),
  }),
  commands: () => counts.commands,
};
