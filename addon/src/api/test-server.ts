/** The real routes on a free port, with an agent that a test scripts. */
import { onTestFinished, vi } from 'vitest';
import { createLog } from '../log.ts';
import type { Identity } from '../pairing/identity.ts';
import type { PairingRequests } from '../pairing/pairing.ts';
import type { MemoryRequests } from '../memory/manage-memory.ts';
import type { PeopleRequests } from '../people/manage.ts';
import type { Settings } from '../settings/settings.ts';
import { API_VERSION, type LocalExchange, type TurnEvent, turnEvent, type TurnRequest } from './contract.ts';
import { listen } from './listen.ts';
import { createServer, type ServerDependencies } from './server.ts';
import { createTurnQueue } from './turn-queue.ts';
import { stoppingReason } from './turn-route.ts';

export const TOKEN = 'test-token-0123456789';

export type TestRequest = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

export const DONE: TurnEvent = {
  type: 'done',
  outcome: 'answered',
  text: 'Hello.',
  continue_conversation: false,
  question_open: false,
  effects: [],
};

const UNUSED = {
  cost: 0,
  requests: 0,
  input_tokens: 0,
  output_tokens: 0,
  cache_read_tokens: 0,
  cache_write_tokens: 0,
};

export async function startTestServer(changes: Partial<ServerDependencies> = {}) {
  const stopping = new AbortController();
  const logged: string[] = [];
  const kept: LocalExchange[] = [];
  const untouched = () => {
    throw new Error('pairing was not expected');
  };
  const pairing = {
    start: vi.fn<PairingRequests['start']>(untouched),
    prove: vi.fn<PairingRequests['prove']>(untouched),
    exchange: vi.fn<PairingRequests['exchange']>(untouched),
    takeOver: vi.fn<PairingRequests['takeOver']>(untouched),
    renew: vi.fn<PairingRequests['renew']>(untouched),
    forget: vi.fn(() => Promise.resolve()),
    showCode: () => undefined,
  };
  const identity = { show: vi.fn<Identity['show']>(untouched) };
  const settings = {
    shown: vi.fn<Settings['shown']>(untouched),
    change: vi.fn<Settings['change']>(untouched),
  };
  const people = {
    list: vi.fn<PeopleRequests['list']>(untouched),
    me: vi.fn<PeopleRequests['me']>(untouched),
    undoSoul: vi.fn<PeopleRequests['undoSoul']>(untouched),
    changePerson: vi.fn<PeopleRequests['changePerson']>(untouched),
    changeRoom: vi.fn<PeopleRequests['changeRoom']>(untouched),
    changeHousehold: vi.fn<PeopleRequests['changeHousehold']>(untouched),
  };
  const memory = {
    list: vi.fn<MemoryRequests['list']>(untouched),
    why: vi.fn<MemoryRequests['why']>(untouched),
    correct: vi.fn<MemoryRequests['correct']>(untouched),
    forget: vi.fn<MemoryRequests['forget']>(untouched),
    keep: vi.fn<MemoryRequests['keep']>(untouched),
    forgetEverything: vi.fn<MemoryRequests['forgetEverything']>(untouched),
    export: vi.fn<MemoryRequests['export']>(untouched),
  };
  const server = createServer({
    log: createLog({
      level: 'debug',
      format: 'text',
      now: () => new Date(0),
      write: (line) => logged.push(line),
    }),
    version: '1.2.3',
    pairing,
    identity,
    settings,
    people,
    memory: () => memory,
    token: () => TOKEN,
    usage: () => ({
      currency: 'USD',
      prices_of: '2026-11-22',
      models_without_price: [],
      is_whole: true,
      budget: null,
      standing: 'free',
      month: { id: '2026-11', ...UNUSED },
      today: { id: '2026-11-22', ...UNUSED },
      people: [],
    }),
    readChat: async () => ({ messages: [], next: null }),
    deleteChat: async () => ({ exchanges: 0 }),
    readDetails: async () => ({ calls: [] }),
    report: async () => ({ days: [], askers: [], kinds: [], turns: null }),
    status: () => ({
      status: 'ok',
      app: 'butler',
      version: '1.2.3',
      api: API_VERSION,
      app_id: 'app',
      home_assistant: 'connected',
      store: { kind: 'embedded', available: true, problem: null },
      model: { configured: false, name: null, problem: null },
      meaning: { model: null, problem: null },
      language: null,
      undecided_people: [],
      uptime_s: 1,
    }),
    turns: createTurnQueue(),
    stopping: stopping.signal,
    knowsHome: () => true,
    addExchanges: (exchanges) => void kept.push(...exchanges),
    answerQuestion: async () => ({ state: 'unknown', message: 'I know of no such question.' }),
    async *answer() {
      yield { type: 'text', text: 'Hello.' };
      yield DONE;
    },
    ...changes,
  });
  const url = await listen(server, '127.0.0.1', 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (method: string, path: string, options: TestRequest = {}) =>
    fetch(url + path, {
      method,
      ...options,
      headers: { authorization: `Bearer ${TOKEN}`, ...options.headers },
    });
  const post = (path: string, body: unknown, options: TestRequest = {}) =>
    send('POST', path, {
      ...options,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...options.headers },
    });
  return {
    url,
    server,
    pairing,
    identity,
    settings,
    logged,
    kept,
    send,
    post,
    stop: () => stopping.abort(stoppingReason()),
  };
}

export function turn(changes: Partial<TurnRequest> = {}): TurnRequest {
  return {
    turn_id: 't1',
    conversation_id: 'c1',
    text: 'hello',
    language: 'en',
    door: 'assist',
    spoken: false,
    user_id: null,
    device_id: null,
    satellite_id: null,
    area_id: null,
    context_id: null,
    deadline_ms: 30_000,
    extra_system_prompt: null,
    intent: null,
    earlier: [],
    ...changes,
  };
}

export async function eventsOf(response: Response): Promise<TurnEvent[]> {
  const lines = (await response.text()).trimEnd().split('\n');
  return lines.map((line) => turnEvent.parse(JSON.parse(line)));
}
