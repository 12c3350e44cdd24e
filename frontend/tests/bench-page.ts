/** In the browser, for `npm run bench -- cards`: cards with one Home Assistant that answers at once, and clocks. */
import type { Connection, Hass } from '../src/home-assistant/hass.ts';
import type { CardState } from './states/card-state.ts';

interface Shown extends HTMLElement {
  hass: Hass;
  preview: boolean;
  setConfig: (config: object) => void;
  readonly drawn: number;
  readonly updateComplete: Promise<boolean>;
}

/** Times in milliseconds. */
export interface Bench {
  /** From nothing to laid out, all of these together. Before this, each has been on the page once. */
  readonly render: (states: readonly CardState[]) => Promise<number>;
  /** Milliseconds a `hass` in which nothing is new, of one card; and how often the card drew for all of them. */
  readonly tick: (state: CardState, times: number) => Promise<{ took: number; drawn: number }>;
  /** A chat card on the page; resolves when it stands there. */
  readonly open: (state: CardState) => Promise<void>;
  /** Sends these to the chat, each in a task of its own; resolves when the last is drawn. */
  readonly stream: (events: readonly object[], everyMs: number) => Promise<void>;
  /** Of the elements of this name on the page: how many there are, and how often they were updated so far. */
  readonly count: (name: string) => number;
  readonly updates: (name: string) => number;
  readonly clear: () => Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

const callbacks = new Map<string, (event: unknown) => void>();
let states: readonly CardState[] = [];

const connection: Connection = {
  connected: true,
  subscribeMessage: async (callback, { topic }) => {
    const name = String(topic);
    callbacks.set(name, callback);
    const events = states.map((state) => state.events?.[name]).find((one) => one !== undefined) ?? [];
    for (const event of events) callback(event);
    return async () => undefined;
  },
  sendMessagePromise: async ({ type }) => {
    const answers = states.map((state) => state.answers).find((one) => one !== undefined && type in one);
    return answers === undefined ? new Promise(() => undefined) : answers[type];
  },
  addEventListener: () => undefined,
};
let hass: Hass = { connection, language: 'en', locale: { time_format: '24', time_zone: 'local' } };

/** After everything that has already been asked of the browser but a timer. */
const task = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const everything = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((one) => [
    one,
    ...(one.shadowRoot ? everything(one.shadowRoot) : []),
  ]);
const named = (name: string) => everything(document).filter(({ localName }) => localName === name);

function create({ card: name, config, rows }: CardState): { place: HTMLElement; card: Shown } {
  const card = document.createElement(name) as Shown;
  card.setConfig(Object.freeze({ type: `custom:${name}`, ...config }));
  card.hass = hass;
  card.preview = false;
  const place = document.createElement('div');
  place.className = 'place';
  place.style.width = '400px';
  if (rows !== undefined) place.style.height = `${rows * 64 - 8}px`;
  place.append(card);
  return { place, card };
}

async function add(shown: readonly CardState[]): Promise<readonly Shown[]> {
  states = shown;
  const made = shown.map(create);
  for (const { place } of made) document.body.append(place);
  const cards = made.map(({ card }) => card);
  while (!cards.every((card) => card.hasAttribute('data-ready'))) await task();
  // What is inside a card is drawn in its microtasks.
  await task();
  document.body.getBoundingClientRect();
  return cards;
}

const updated = new Map<string, number>();

/** Lit's `performUpdate` of every element of this name, from now on. */
function watchUpdates(name: string): void {
  const proto = customElements.get(name)?.prototype as { performUpdate: () => unknown } | undefined;
  if (proto === undefined || updated.has(name)) return;
  updated.set(name, 0);
  const perform = proto.performUpdate;
  proto.performUpdate = function (this: { isUpdatePending: boolean }) {
    if (this.isUpdatePending) updated.set(name, (updated.get(name) ?? 0) + 1);
    return perform.call(this);
  };
}

window.bench = {
  render: async (shown) => {
    const began = performance.now();
    await add(shown);
    return performance.now() - began;
  },
  tick: async (state, times) => {
    const [card] = await add([state]);
    if (card === undefined) throw new Error('There is no card.');
    const before = card.drawn;
    const began = performance.now();
    for (let index = 0; index < times; index += 1) {
      hass = { ...hass };
      card.hass = hass;
      await card.updateComplete;
    }
    return { took: (performance.now() - began) / times, drawn: card.drawn - before };
  },
  open: async (state) => void (await add([state])),
  stream: async (events, everyMs) => {
    for (const event of events) {
      callbacks.get('chat')?.(event);
      await wait(everyMs);
    }
    await wait(300);
  },
  count: (name) => named(name).length,
  updates: (name) => {
    watchUpdates(name);
    return updated.get(name) ?? 0;
  },
  clear: async () => {
    for (const place of document.querySelectorAll('.place')) place.remove();
    await task();
  },
};
