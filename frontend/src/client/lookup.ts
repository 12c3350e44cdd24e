import type { Connection } from '../home-assistant/hass.ts';
import { asRefusal } from './command.ts';
import type { Page } from './page.ts';
import type { Refusal, TopicState } from './topic.ts';

/** A command that changes nothing. */
export interface LookedUp {
  readonly type: string;
  readonly [key: string]: unknown;
}

/**
 * What is no topic: asked for and answered once, and asked for again when the connection or the page is back and
 * when somebody says that it may be otherwise. Its states are a topic's, so whatever shows topics shows it.
 */
export interface Lookup {
  readonly state: () => TopicState;
  /** Another question takes the place of the one before; the same one is not asked again. What is known stays. */
  readonly ask: (question: LookedUp | null) => void;
  /** Asks the same again; what is known stays until the answer is there. */
  readonly refresh: () => void;
  /** Nothing is known any more, as if nothing had been asked. */
  readonly clear: () => void;
  readonly onConnected: () => void;
  readonly onDisconnected: () => void;
  readonly onVisibility: () => void;
  readonly end: () => void;
}

const LONGEST_WAIT_MS = 30_000;
/** What another try does not mend. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'unauthorized',
  'denied',
  'not_found',
  'invalid',
  'invalid_format',
]);
const NOTHING: TopicState = { status: 'waiting', known: null, at: null, refusal: null };

/** `left`: where an earlier lookup of the same question stood; null: there was none. */
export function createLookup(
  connection: Connection,
  page: Page,
  onChange: () => void,
  left: TopicState | null = null,
): Lookup {
  const first = { ...NOTHING, known: left?.known ?? null, at: left?.at ?? null };
  let state: TopicState = connection.connected ? first : { ...first, status: 'disconnected' };
  let question: LookedUp | null = null;
  /** Of the newest try: what comes of an earlier one is nobody's answer. */
  let tries = 0;
  let failures = 0;
  let cancelTimer = (): void => undefined;

  function become(changes: Partial<TopicState>): void {
    state = { ...state, ...changes };
    onChange();
  }

  function refuse(refusal: Refusal): void {
    const isForGood = FOR_GOOD.has(refusal.code);
    become({ status: 'refused', refusal, ...(isForGood ? { known: null, at: null } : {}) });
    if (isForGood) return;
    const wait = Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failures);
    failures += 1;
    cancelTimer = page.later(wait * (0.75 + page.random() / 2), run);
  }

  function run(): void {
    cancelTimer();
    if (question === null || !connection.connected || page.isHidden()) return;
    tries += 1;
    void send(question, tries);
  }

  async function send(asked: LookedUp, own: number): Promise<void> {
    try {
      // The library writes its number into what it is given.
      const known = await connection.sendMessagePromise({ ...asked });
      if (own !== tries) return;
      failures = 0;
      become({ status: 'live', known, at: page.now(), refusal: null });
    } catch (error) {
      // A lost connection is told by the connection itself.
      if (own === tries && connection.connected) refuse(asRefusal(error));
    }
  }

  return {
    state: () => state,
    ask(wanted) {
      if (JSON.stringify(wanted) === JSON.stringify(question)) return;
      question = wanted;
      failures = 0;
      tries += 1;
      run();
    },
    refresh() {
      failures = 0;
      run();
    },
    clear() {
      tries += 1;
      question = null;
      become(connection.connected ? NOTHING : { ...NOTHING, status: 'disconnected' });
    },
    onConnected() {
      failures = 0;
      if (state.status === 'disconnected') become({ status: 'waiting' });
      run();
    },
    onDisconnected() {
      tries += 1;
      cancelTimer();
      become({ status: 'disconnected', refusal: null });
    },
    onVisibility() {
      if (page.isHidden()) cancelTimer();
      else run();
    },
    end() {
      tries += 1;
      question = null;
      cancelTimer();
    },
  };
}
