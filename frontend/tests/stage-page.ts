/** In the browser: a page that does for a card what Home Assistant does, with a connection that tests move by hand. */
import type { VoiceConnection, VoiceHass } from '../src/voice/voice-hass.ts';

interface Asked {
  readonly message: Readonly<Record<string, unknown>>;
  readonly accept: () => void;
  readonly refuse: (error: { code: string; message: string }) => void;
  readonly send: (event: unknown) => void;
  state: 'asked' | 'standing' | 'ended' | 'lost';
}

/** A command that changes something. */
interface Sent {
  readonly message: Readonly<Record<string, unknown>>;
  readonly answer: (answer: unknown) => void;
  readonly refuse: (error: unknown) => void;
}

interface Card extends HTMLElement {
  hass: VoiceHass;
  preview: boolean;
  setConfig: (config: object) => void;
  readonly drawn: number;
  readonly updateComplete: Promise<boolean>;
}

export interface Stage {
  readonly asked: () => { message: Readonly<Record<string, unknown>>; state: string }[];
  /** Of the newest subscription, or of the newest to this topic, or of a run that starts with this stage. */
  readonly accept: (topic?: string) => void;
  readonly refuse: (code: string, topic?: string) => void;
  readonly send: (event: unknown, topic?: string) => void;
  readonly sent: () => Readonly<Record<string, unknown>>[];
  /** Of the newest command. */
  readonly answer: (answer: unknown) => void;
  readonly refuseCommand: (error: unknown) => void;
  /** Commands of this type are answered at once, and are not among those that were sent. */
  readonly provide: (type: string, answer: unknown) => void;
  /** Of the binary frames that went over the socket: the first byte, and how many there are. */
  readonly frames: () => (readonly [handler: number | undefined, bytes: number])[];
  /** What cards are given in `hass` from now on. */
  readonly give: (more: object) => void;
  readonly disconnect: () => void;
  readonly connect: () => void;
  /** Resolves when the card has drawn what it knows. */
  readonly mount: (
    type: string,
    options: { config?: object; language?: string; preview?: boolean; width?: number; dark?: boolean },
  ) => Promise<void>;
  readonly unmount: () => void;
  readonly remount: () => void;
  /** Another state of something that no card shows: `hass` is new, and nothing in it is. */
  readonly tick: (times: number) => Promise<void>;
  readonly drawn: () => number[];
  readonly listeners: () => number;
}

declare global {
  interface Window {
    stage: Stage;
  }
}

const asked: Asked[] = [];
const sent: Sent[] = [];
const listeners = { ready: new Set<() => void>(), disconnected: new Set<() => void>() };
let isConnected = true;
const cards: Card[] = [];

const provided = new Map<string, unknown>();
const frames: [number | undefined, number][] = [];

const connection: VoiceConnection = {
  get connected() {
    return isConnected;
  },
  subscribeMessage: (callback, message) =>
    new Promise((resolve, reject) => {
      const one: Asked = {
        message,
        state: 'asked',
        accept: () => {
          one.state = 'standing';
          resolve(async () => {
            one.state = 'ended';
          });
        },
        refuse: (error) => {
          one.state = 'ended';
          // As the library does, which rejects with no Error.
          reject(error);
        },
        send: callback,
      };
      asked.push(one);
    }),
  sendMessagePromise: (message) =>
    provided.has(message.type)
      ? Promise.resolve(provided.get(message.type))
      : new Promise((resolve, reject) => sent.push({ message, answer: resolve, refuse: reject })),
  socket: { send: (frame) => void frames.push([frame[0], frame.length]) },
  addEventListener: (type, listener) => listeners[type].add(listener),
  removeEventListener: (type, listener) => void listeners[type].delete(listener),
};

const last = (topic?: string): Asked => {
  const one = asked.findLast(
    ({ message }) => topic === undefined || [message['topic'], message['start_stage']].includes(topic),
  );
  if (one === undefined) throw new Error('No card has asked for anything.');
  return one;
};

let hass: VoiceHass = { connection, language: 'en' };

window.stage = {
  asked: () => asked.map(({ message, state }) => ({ message, state })),
  accept: (topic) => last(topic).accept(),
  refuse: (code, topic) => last(topic).refuse({ code, message: `No: ${code}` }),
  send: (event, topic) => last(topic).send(event),
  sent: () => sent.map(({ message }) => message),
  answer: (answer) => sent.at(-1)?.answer(answer),
  refuseCommand: (error) => sent.at(-1)?.refuse(error),
  provide: (type, answer) => void provided.set(type, answer),
  frames: () => [...frames],
  give: (more) => {
    hass = { ...hass, ...more };
  },
  disconnect: () => {
    isConnected = false;
    for (const one of asked) if (one.state !== 'ended') one.state = 'lost';
    for (const listener of listeners.disconnected) listener();
  },
  connect: () => {
    isConnected = true;
    for (const listener of listeners.ready) listener();
  },
  mount: async (type, { config = {}, language = 'en', preview = false, width = 400, dark = false }) => {
    document.documentElement.classList.toggle('dark', dark);
    document.documentElement.lang = language;
    hass = { ...hass, language };
    // As Home Assistant's hui-card does it, in this order.
    const card = document.createElement(type) as Card;
    card.setConfig(Object.freeze({ type: `custom:${type}`, ...config }));
    card.hass = hass;
    card.preview = preview;
    const place = document.createElement('div');
    place.className = 'place';
    place.style.width = `${width}px`;
    place.append(card);
    document.body.append(place);
    cards.push(card);
    await card.updateComplete;
  },
  unmount: () => cards.forEach((card) => card.parentElement?.remove()),
  remount: () =>
    cards.forEach((card) => {
      const place = card.parentElement;
      if (place !== null) document.body.append(place);
    }),
  tick: async (times) => {
    for (let index = 0; index < times; index += 1) {
      hass = { ...hass };
      for (const card of cards) card.hass = hass;
      await Promise.all(cards.map((card) => card.updateComplete));
    }
  },
  drawn: () => cards.map((card) => card.drawn),
  listeners: () => listeners.ready.size + listeners.disconnected.size,
};
