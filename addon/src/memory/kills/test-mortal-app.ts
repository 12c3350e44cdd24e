/**
 * The whole app as it is shipped, as a process that is killed and started again, before a Home Assistant that knows
 * Ada alone. From its sources each start would take twice as long.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { bundleApp } from '../../../../scripts/build/bundle-app.ts';
import { REPOSITORY } from '../../../../scripts/paths.ts';
import { type Command, type Peer, startFakeHomeAssistant } from '../../hub/fake-home-assistant.ts';
import { startAppProcess } from '../../test-process.ts';

const TOKEN = 'x'.repeat(43);
/** Left out of the bundle, for `mark-transactions.ts`. */
const MARKED = '@electric-sql/*';

export interface Heard {
  readonly text: string;
  readonly isKept: boolean;
}

export interface Life {
  /** Undefined: it was killed before anything was heard. */
  remember(fact: string): Promise<Heard | undefined>;
  ask(what: string): Promise<string>;
  /** Resolves when the process is gone, and all that it wrote was read. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface MortalApp {
  readonly dataDir: string;
  start(options?: {
    readonly onMark?: (mark: string) => void;
    readonly environment?: Readonly<Record<string, string>>;
  }): Promise<Life>;
}

export interface MortalOptions {
  /** What starts the app, and what is loaded before it where marks are wanted; from `addon/src`. */
  readonly main: string;
  readonly preload: string;
  /** Who lives here besides Ada, by user id. */
  readonly others: readonly string[];
}

const USUAL: MortalOptions = {
  main: 'main.ts',
  preload: 'memory/kills/mark-transactions.ts',
  others: [],
};

export async function createMortalApp(
  environment: Readonly<Record<string, string>> = {},
  { main, preload, others }: MortalOptions = USUAL,
): Promise<MortalApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'butler-mortal-'));
  onTestFinished(async () => await rm(dataDir, { recursive: true, force: true }));
  const bundle = join(dataDir, 'bundle');
  await bundleApp(bundle, [MARKED], main);
  await symlink(join(REPOSITORY, 'node_modules'), join(bundle, 'node_modules'));
  const home = await startFakeHomeAssistant(answerWith(['ada', ...others]));
  onTestFinished(async () => await home[Symbol.asyncDispose]());
  const pairing = { app_token: TOKEN, home_assistant: { url: home.url, token: 't', user_id: 'u' } };
  await writeFile(join(dataDir, 'pairing.json'), JSON.stringify({ version: 1, app_id: 'app-1', pairing }));
  return {
    dataDir,
    async start({ onMark, environment: more } = {}) {
      const app = startAppProcess(
        join(bundle, 'app.mjs'),
        { BUTLER_DATA_DIR: dataDir, NODE_COMPILE_CACHE: join(dataDir, 'compiled'), ...environment, ...more },
        onMark && { preload: join(REPOSITORY, 'addon/src', preload), onMark },
      );
      const [, url = ''] = await app.saw(/^listening on (\S+)$/m);
      await app.saw(/Connected to Home Assistant/);
      const say = async (name: string, slots: Readonly<Record<string, string>>) =>
        eventsIn(await spoken(`${url}/v1/turn`, name, slots));
      return {
        async remember(fact) {
          const events = await say('ButlerRemember', { fact });
          const text = events.findLast(({ type }) => type === 'text')?.text;
          const result = events.find(({ type }) => type === 'tool_result');
          return text === undefined ? undefined : { text, isKept: result?.is_error === false };
        },
        ask: async (what) =>
          (await say('ButlerWhereIs', { what })).findLast(({ type }) => type === 'done')?.text ?? '',
        async end(signal) {
          app.signal(signal);
          await app.ended;
        },
      };
    },
  };
}

const answerWith =
  (users: readonly string[]) =>
  ({ id, type }: Command, peer: Peer): void => {
    peer.result(id, null);
    if (type === 'butler/house/subscribe') peer.event(id, { ...HOUSE, people: users.map(personOf) });
    if (type === 'subscribe_entities') peer.event(id, { a: {} });
  };

const personOf = (user: string) => ({
  entity_id: `person.${user}`,
  name: `${user.charAt(0).toUpperCase()}${user.slice(1)}`,
  user_id: user,
  is_admin: true,
  is_active: true,
});

const HOUSE = {
  kind: 'snapshot',
  location_name: 'Home',
  language: 'en',
  time_zone: 'Europe/London',
  areas: [],
  floors: [],
  satellites: [],
  entities: [],
};

/** All that came before the end, whether the app ended the answer or its life did. */
async function spoken(url: string, name: string, slots: Readonly<Record<string, string>>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...TURN,
        turn_id: randomUUID(),
        conversation_id: randomUUID(),
        intent: { name, slots },
      }),
    });
    for await (const part of response.body ?? []) text += decoder.decode(part, { stream: true });
  } catch {
    // The line is dead: what was heard before counts.
  }
  return text;
}

const TURN = {
  text: 'said to the butler',
  language: 'en',
  door: 'assist',
  spoken: false,
  user_id: 'ada',
  device_id: null,
  satellite_id: null,
  area_id: null,
  context_id: null,
  deadline_ms: 20_000,
  extra_system_prompt: null,
  earlier: [],
};

const event = z.object({ type: z.string(), text: z.string().optional(), is_error: z.boolean().optional() });

function eventsIn(body: string) {
  const whole = body.slice(0, body.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => event.parse(JSON.parse(line)));
}
