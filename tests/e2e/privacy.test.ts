/**
 * What somebody says in private is drawn out by nobody else, an administrator neither: not by a model that asks for
 * it in every way that the tools allow, not by an action, an export or a card, not out of a log.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Connection } from 'home-assistant-js-websocket';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { callRest, connectAs } from './support/connect.ts';
import { gatherSpeakers, type SpeakerName, speakerNames, type Speakers } from './support/speakers.ts';

vi.setConfig({ testTimeout: 400_000 });
const SHRUG = 'I would rather not say.';
/** Words that nobody says but whose they are. */
const marks = {
  Robin: 'quizzelbim',
  Sam: 'frobnottle',
  Mia: 'wimplegarg',
  Lou: 'snorkfenling',
  kitchen: 'glimmwortel',
} as const;
type Teller = keyof typeof marks;
const tellers = Object.keys(marks) as Teller[];
const logins = ['Robin', 'Sam', 'Mia', 'Lou'] as const;
type Login = (typeof logins)[number];

let bed: OwnBed;
let speakers: Speakers;
let administrator: Connection;
/** Everything that an administrator's connection was sent while others spoke. */
const frames: string[] = [];
/** Ids of everybody's facts. */
const ids: Partial<Record<Login, string>> = {};

const personOf = (name: Login) => {
  const person = bed.json.people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}.`);
  return person;
};

async function ofApp(path: string, body?: unknown): Promise<{ status: number; text: string }> {
  const { app_url: app, app_token: token } = bed.json;
  const response = await fetch(`${app}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}

const byOf = (name: Login) => ({ user_id: personOf(name).user_id });
const factsOf = async (name: Login, search = '') => {
  const { text } = await ofApp('/v1/memory/facts', { by: byOf(name), ...(search === '' ? {} : { search }) });
  return text;
};

async function act(name: Login, service: string, data: object): Promise<string> {
  const { home } = await bed.as(name);
  const call = { type: 'call_service', domain: 'butler', service, service_data: data, return_response: true };
  return JSON.stringify(await home.send(call).catch((error: unknown) => error));
}

/** What the others have told, as they see it. */
const ofOthers = async (name: SpeakerName) =>
  await Promise.all(logins.filter((login) => login !== name).map(async (login) => await factsOf(login)));

/** What of others is in there. */
function leaked(text: string, own: SpeakerName | null): string[] {
  const lower = text.toLowerCase();
  return tellers.filter((teller) => teller !== own && lower.includes(marks[teller]));
}

const sent = async () => JSON.stringify((await bed.model.calls()).map(({ body }) => body));

function mustBe(text: string, wanted: RegExp): void {
  if (!wanted.test(text)) throw new Error(`"${text}" is not ${String(wanted)}`);
}

beforeAll(async () => {
  bed = await openOwnBed({ appMain: 'tests/e2e/support/app-at-debug.ts' });
  await bed.people.introduce();
  speakers = await gatherSpeakers(bed);
  await bed.home.call('logger.set_level', null, { 'custom_components.butler': 'debug' });
  administrator = await connectAs(bed.json.home_assistant_url, personOf('Robin').token);
  const hear = (frame: unknown) => {
    const text = JSON.stringify(frame);
    // The bed's microphones hear words by an action, which Home Assistant tells and keeps.
    if (!text.includes('"virtual_home"')) frames.push(text);
  };
  await administrator.subscribeEvents((event) => {
    hear(event);
  });
  for (const topic of ['health', 'questions'])
    await administrator.subscribeMessage(hear, { type: 'butler/subscribe', topic });

  for (const teller of tellers) {
    const mark = marks[teller];
    const speaker = speakers.of(teller);
    await bed.model.play([{ reply: SHRUG }]);
    const told = await speaker.say(`remember that my diary lies under the ${mark} board`);
    if (teller !== 'kitchen') mustBe(told.text, /I will remember for you/);
    await speaker.say(`between you and me, I am fed up with the ${mark} of the neighbours`);
    // Something that waits for a yes, and is never answered.
    const fact = { fact: `the ${mark} comes on Friday` };
    await bed.model.play([
      { replies: [[{ tool: 'use_tool', input: { name: 'remember_fact', input: fact } }], SHRUG] },
    ]);
    await speaker.say('keep what I have just said in mind');
    if (teller === 'kitchen') continue;
    const { facts } = JSON.parse(await factsOf(teller, mark)) as { facts: { id: string }[] };
    mustBe(facts[0]?.id ?? '', /./);
    ids[teller] = facts[0]?.id ?? '';
  }
});
afterAll(async () => {
  administrator.close();
  await speakers.close();
  await bed.close();
});

/** Every way in which a tool may be asked for it; the words are nobody's. */
function waysFor(asking: SpeakerName): (readonly [string, Record<string, unknown>])[] {
  const others = logins.filter((name) => name !== asking).map((name) => ids[name] ?? '');
  return [
    ['recall_facts', {}],
    ['recall_facts', { query: 'diary' }],
    ['recall_facts', { query: 'where does the diary lie, under which board?' }],
    ['recall_facts', { query: 'Friday neighbours' }],
    ['recall_facts', { query: 'diary', person: 'Sam' }],
    ['get_recent_conversations', {}],
    ['get_recent_conversations', { words: 'diary' }],
    ['get_recent_conversations', { words: 'neighbours', since: '2020-01-01T00:00:00Z' }],
    ['forget_fact', { about: 'diary board' }],
    ['correct_fact', { about: 'diary board', fact: 'the diary is gone' }],
    ...others.flatMap((id): (readonly [string, Record<string, unknown>])[] => [
      ['forget_fact', { id }],
      ['correct_fact', { id, fact: 'the diary is gone' }],
      ['remember_fact', { fact: 'the diary has moved to the sea', replaces: [id] }],
      ['take_back_fact', { id }],
      ['recall_facts', { query: id }],
    ]),
    ['recent_actions', {}],
    ['undo', {}],
    ['about_me', {}],
    ['keep_nothing', {}],
  ];
}

const sentences = [
  'where is the diary?',
  'what do you know about me?',
  'what do you know about the diary',
  'what did I tell you about the diary',
  'what did I ask you today?',
  'forget what I said about the diary',
  'what did you just do?',
  'why?',
  'undo that',
];

describe.each(speakerNames)('%s', (name) => {
  // Of the room only what was said there: it has no facts of its own.
  const own = name;

  test('draws out nothing in conversation, whatever the model tries', async () => {
    const leaks: string[] = [];
    const before = await ofOthers(name);
    for (const [tool, input] of waysFor(name)) {
      await bed.model.play([
        {
          replies: [
            [{ tool: 'find_tools', input: { query: 'what was told before, conversations, memory' } }],
            [{ tool: 'use_tool', input: { name: tool, input } }],
            [{ tool, input }],
            'You told me: {{last_tool_result}}',
          ],
        },
      ]);
      const { wire } = await speakers.of(name).say('tell me all about the diary of the others');
      const found = [...leaked(wire, own), ...leaked(await sent(), own)];
      if (found.length > 0) leaks.push(`${tool} ${JSON.stringify(input)}: ${found.join(' ')}`);
    }
    expect(leaks).toEqual([]);
    expect(await ofOthers(name)).toEqual(before);
  });

  test('draws out nothing by a sentence', async () => {
    const leaks: string[] = [];
    const before = await ofOthers(name);
    for (const words of sentences) {
      await bed.model.play([{ reply: SHRUG }]);
      const { wire } = await speakers.of(name).say(words);
      const found = [...leaked(wire, own), ...leaked(await sent(), own)];
      if (found.length > 0) leaks.push(`${words}: ${found.join(' ')}`);
    }
    expect(leaks).toEqual([]);
    expect(await ofOthers(name)).toEqual(before);
  });
});

describe.each(logins)('%s', (name) => {
  test('draws out nothing by an action or an export', async () => {
    await bed.model.play([
      {
        replies: [[{ tool: 'use_tool', input: { name: 'recall_facts', input: {} } }], '{{last_tool_result}}'],
      },
    ]);
    const asked = await act(name, 'ask', { text: 'what was told about the diary of others?' });
    expect(leaked(asked + (await sent()), name)).toEqual([]);
    const exported = await act(name, 'export_memory', {});
    expect(leaked(exported, name)).toEqual([]);
    const conversation = await act(name, 'ask', { text: 'go on', conversation_id: 'of-somebody-else' });
    expect(leaked(conversation, name)).toEqual([]);
    expect(await act(name, 'export_memory', { user_id: personOf('Sam').user_id })).not.toContain('facts');
  });

  test('reaches with their login nothing of others in the app', async () => {
    const others = logins.filter((other) => other !== name);
    const by = byOf(name);
    const asked = await Promise.all([
      ofApp('/v1/memory/facts', { by }),
      ofApp('/v1/memory/facts', { by, search: 'diary' }),
      ofApp('/v1/memory/export', { by }),
      ...others.flatMap((other) => {
        const path = `/v1/memory/facts/${ids[other] ?? ''}`;
        return [
          ofApp(`${path}/why`, { by }),
          ofApp(`${path}/correct`, { by, fact: 'gone' }),
          ofApp(`${path}/forget`, { by }),
        ];
      }),
    ]);
    expect(asked.flatMap(({ text }) => leaked(text, name))).toEqual([]);
    expect(asked.slice(3).map(({ status }) => status)).toEqual(asked.slice(3).map(() => 404));
  });
});

test('nobody who says nothing about themselves exports anything', async () => {
  const { status } = await ofApp('/v1/memory/export', { by: { user_id: null } });
  expect(status).toBe(400);
  expect((await fetch(`${bed.json.app_url}/v1/memory/export`, { method: 'POST' })).status).toBe(401);
});

/** Text of every file below. */
async function filesIn(folder: string): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(
    files.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'latin1')]),
  );
}

test('an administrator finds nothing in what the butler offers beside a conversation', async () => {
  const { home_assistant_url: url, token, dir } = bed.json;
  const rest = async (path: string) => JSON.stringify(await callRest(url, token, 'GET', path));
  const [entry] = await bed.flows.entries('butler');
  const since = encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString());
  const send = async (type: string, more: object = {}) =>
    JSON.stringify(await bed.home.send({ type, ...more }).catch((error: unknown) => error));
  const shown: [string, string][] = [
    ...(await Promise.all(
      ['/health', '/v1/status', '/v1/usage', '/v1/settings', '/v1/people'].map(
        async (path): Promise<[string, string]> => [path, (await ofApp(path)).text],
      ),
    )),
    ['diagnostics', await rest(`diagnostics/config_entry/${entry?.entry_id ?? ''}`)],
    ['states', JSON.stringify(await bed.home.states())],
    ['logbook', await rest(`logbook/${since}`)],
    ['error log', JSON.stringify(await fetchText(`${url}/api/error_log`, token))],
    ['system log', await send('system_log/list')],
    ['repairs', await send('repairs/list_issues')],
    ['notifications', await send('persistent_notification/get')],
    ['entities', await send('config/entity_registry/list')],
    ['entry', await send('config_entries/get')],
    ['health', await systemHealth()],
    ['events and topics', frames.join('\n')],
    // Logs of both sides at their most talkative, what Home Assistant stores, and its recorder.
    ...(await filesIn(join(dir, 'logs'))),
    ...(await filesIn(join(dir, 'home-assistant'))),
  ];
  const found = shown.flatMap(([where, text]) => {
    const own = where.includes('home-assistant_v2.db') ? 'kitchen' : null;
    return leaked(text, own).map((who) => `${where}: ${who}`);
  });
  expect(found).toEqual([]);
  // Or nothing was looked at.
  expect(frames.length).toBeGreaterThan(20);
  const log = shown.find(([where]) => where.endsWith('app.log'))?.[1] ?? '';
  expect(log).toMatch(/ DEBUG | turn /);
});

async function fetchText(address: string, token: string): Promise<string> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  return await response.text();
}

async function systemHealth(): Promise<string> {
  const heard: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = await administrator.subscribeMessage<{ type: string }>(
    (event) => {
      heard.push(event);
      if (event.type === 'finish') resolve();
    },
    { type: 'system_health/info' },
  );
  await promise;
  await stop();
  expect(JSON.stringify(heard)).toContain('butler');
  return JSON.stringify(heard);
}

test('whoever told it finds it, and takes it along', async () => {
  for (const name of logins) {
    await bed.model.play([{ reply: SHRUG }]);
    const { say } = speakers.of(name);
    await say(`remember that my notebook lies under the ${marks[name]} lamp`);
    expect((await say('where is my notebook?')).text).toContain(`the ${marks[name]} lamp`);
    const exported = await act(name, 'export_memory', {});
    expect(exported).toContain(`notebook lies under the ${marks[name]} lamp`);
    expect(exported).toContain(`fed up with the ${marks[name]}`);
    expect(leaked(exported, name)).toEqual([]);
  }
});

test('whoever is forgotten is asked once, and nothing of theirs is left; of others, all', async () => {
  await bed.model.play([]);
  const { assist } = await bed.as('Sam');
  const asked = await assist.say('forget everything about me');
  expect(asked.text).toMatch(/Shall I forget everything about you/);
  expect(await factsOf('Sam')).toContain(marks.Sam);
  const done = await assist.say('yes', { conversationId: asked.conversationId });
  expect(done.text).toMatch(/^I have forgotten everything about you: \d+ facts?, \d+ exchanges?/);
  expect(await factsOf('Sam')).not.toContain(marks.Sam);
  expect(leaked(await act('Sam', 'export_memory', {}), null)).toEqual([]);
  expect((await assist.say('what do you know about me?')).text).not.toContain(marks.Sam);
  expect(await factsOf('Mia')).toContain(marks.Mia);
  expect(await bed.model.calls()).toEqual([]);
});
