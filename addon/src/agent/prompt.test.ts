/** What goes to the model: how much of it, in which order, and what of it the cache can keep. */
import { describe, expect, test } from 'vitest';
import type { MessagesRequest } from '../../../tests/fakes/scripted-model/request-body.ts';
import { describeEntities } from '../house/describe.ts';
import { generatedHome } from '../house/generated-home.ts';
import { createHouseIndex } from '../house/index.ts';
import type { House } from '../house/house.ts';
import { adultsOf } from '../people/test-askers.ts';
import { testPeople } from '../people/test-people.ts';
import { whoIsIt } from '../people/who.ts';
import { type FoundFact, MAX_FACT_LENGTH } from '../memory/fact.ts';
import { noMemory } from '../memory/test-memory.ts';
import { noDeeds } from '../undo/test-no-deeds.ts';
import { allTools } from '../tools/index.ts';
import {
  bodies,
  exchange,
  startTestAgent,
  turnRequest,
  createTestConversations,
  type TestAgentOptions,
} from './test-agent.ts';
import { countTokens } from './text-size.ts';

const people = [
  { entity_id: 'person.anna', name: 'Anna', user_id: 'user-anna', is_admin: false, is_active: true },
  { entity_id: 'person.ben', name: 'Ben', user_id: 'user-ben', is_admin: false, is_active: true },
];
const big: House = { ...generatedHome(1_000), people };
const index = createHouseIndex();

/** With the real tools and the real house index, in a home of 1,000 entities. */
async function startBigHome(options: TestAgentOptions = {}) {
  const unused = () => Promise.reject(new Error('not in this test'));
  return startTestAgent({
    hub: { house: big },
    tools: allTools({
      hub: { act: unused, waitFor: unused, history: unused, listItems: unused, statistic: unused },
      search: index.search,
      people: testPeople(),
      memory: noMemory,
      deeds: noDeeds,
    }),
    likelyEntities: ({ house, text: words, areaId }) =>
      describeEntities(
        index.search(house, words, { areaId }).map(({ entity }) => entity),
        house,
      ),
    ...options,
  });
}

/** Blocks in the order in which the cache counts them, without breakpoints; and where the breakpoints are. */
function blocksOf(body: MessagesRequest) {
  const parts: { content: unknown; isBreakpoint: boolean }[] = [];
  const add = (block: object, frame: object = {}) => {
    const { cache_control, ...content } = block as { cache_control?: unknown };
    parts.push({ content: { ...frame, ...content }, isBreakpoint: cache_control !== undefined });
  };
  for (const tool of body.tools ?? []) add(tool);
  for (const block of body.system as object[]) add(block);
  for (const { role, content } of body.messages)
    for (const block of content as object[]) add(block, { role });
  return {
    bytes: parts.map(({ content }) => JSON.stringify(content)),
    breakpoints: parts.flatMap(({ isBreakpoint }, at) => (isBreakpoint ? [at] : [])),
  };
}

const tokensOf = (value: unknown) => countTokens(JSON.stringify(value));

/** Longer than they are kept. */
const fullDays = Array.from({ length: 7 }, (_, at) => ({
  day: `2026-11-${String(15 + at)}`,
  summary: `“Wish ${String(at)}”, `.repeat(60),
}));

const longFact = (at: number): FoundFact => ({
  id: `f${at}`,
  scope: 'household',
  fact: `"Wänn" ${'äußerst lang '.repeat(40)}`.slice(0, MAX_FACT_LENGTH),
  category: 'other',
  saidBy: 'person:p9',
  saidByName: 'Maximiliane',
  saidAt: new Date('2025-11-20T11:00:00Z'),
  place: null,
  isSecret: false,
  taint: [],
  expiresAt: null,
  isClear: true,
});

const WORDS = [
  'turn on the light',
  'turn off room 17 switch 3 and room 18 switch 4 and the samsung',
  'is the front door locked and are all switches in room 5 off',
  'schalte das Küchenlicht und die Lampe im Büro ein',
  'what is the weather like on the moon',
];

describe('the first request of a conversation in a home of 1,000 entities', () => {
  test.each(WORDS)('is small: %s', async (words) => {
    const { ask, scripted } = await startBigHome();
    await ask(words);
    const [body] = bodies(scripted);
    expect(tokensOf(body)).toBeLessThanOrEqual(4_000);
    expect(tokensOf(body?.messages.at(-1))).toBeLessThanOrEqual(500);
  });

  test('has room for a soul of any length', async () => {
    const soul = 'Speak like a ship’s steward. '.repeat(60);
    const { ask, scripted } = await startBigHome({
      whoIsIt: (traces, house) => ({ ...whoIsIt(traces, adultsOf(house), house), soul }),
    });
    await ask('turn on the light');
    expect(tokensOf(bodies(scripted)[0])).toBeLessThanOrEqual(4_000);
  });

  test('has room for a soul, seven days and facts of any length and number', async () => {
    const soul = 'Speak like a ship’s steward. '.repeat(60);
    const limits: number[] = [];
    const { ask, scripted } = await startBigHome({
      whoIsIt: (traces, house) => ({ ...whoIsIt(traces, adultsOf(house), house), soul }),
      recentDays: { of: async () => fullDays },
      memory: {
        ...noMemory,
        async find(_asker, { limit }) {
          limits.push(limit);
          // However many there are: as many as are asked for, as long as they can be.
          return Array.from({ length: limit }, (_, at) => longFact(at));
        },
      },
    });
    for (const words of WORDS) await ask(words, { conversation_id: words });
    expect(limits).toEqual(WORDS.map(() => 5));
    for (const body of bodies(scripted)) {
      expect(tokensOf(body)).toBeLessThanOrEqual(4_000);
      expect(tokensOf(body.messages.at(-1))).toBeLessThanOrEqual(500);
    }
  });

  test('is no larger in a larger home', async () => {
    const larger: House = { ...generatedHome(2_000), people };
    const { ask, scripted } = await startBigHome();
    const other = await startBigHome({ hub: { house: larger } });
    await ask('turn on the light');
    await other.ask('turn on the light');
    expect(tokensOf(bodies(other.scripted)[0])).toBeLessThanOrEqual(tokensOf(bodies(scripted)[0]) + 5);
  });

  test('stays below the limit with a situation, a long place and as many entities as there are', async () => {
    const areas = new Map([...big.areas].map(([id, area]) => [id, { ...area, name: 'ü'.repeat(64) }]));
    const { ask, scripted } = await startBigHome({
      hub: { house: { ...big, areas } },
      likelyEntities: () =>
        Array.from({ length: 25 }, (_, at) => `light.${'x'.repeat(64)}_${at} (${'"ü'.repeat(32)}) on 40%`),
    });
    await ask('please turn on the light over there', {
      extra_system_prompt: 'The door is open. '.repeat(500),
    });
    expect(tokensOf(bodies(scripted)[0]?.messages.at(-1))).toBeLessThanOrEqual(500);
    expect(scripted.requests()[0]?.refused).toBeNull();
  });
});

test('the newest message says when, where and how, then what is likely meant, then the words', async () => {
  const { ask, scripted } = await startBigHome();
  await ask('turn on the desk lamp', { area_id: 'kitchen', extra_system_prompt: 'The kettle boils.' });
  const [now, words] = bodies(scripted)[0]!.messages.at(-1)!.content as { text: string }[];
  const lines = now?.text.split('\n') ?? [];
  expect(lines.slice(0, 7)).toEqual([
    '<now>',
    'time: Sunday 2026-11-22 14:05 (Europe/London)',
    'place: Kitchen (Ground Floor)',
    'style: spoken',
    'language: en',
    'situation: The kettle boils.',
    'entities:',
  ]);
  expect(lines).toContain('light.desk_lamp off');
  expect(lines.at(-1)).toBe('</now>');
  expect(words?.text).toBe('turn on the desk lamp');
});

test('an unknown time zone and an unknown place are no reason to fail', async () => {
  const { ask, scripted } = await startBigHome({ hub: { house: { ...big, timeZone: 'Mars/Olympus' } } });
  await ask('hello', { area_id: 'nowhere', spoken: false });
  const [now] = bodies(scripted)[0]!.messages[0]!.content as { text: string }[];
  expect(now?.text).toMatch(/ 14:05 \(UTC\)\nplace: unknown\nstyle: screen/);
});

describe('two consecutive requests', () => {
  test('are the same bytes up to the last breakpoint that both have', async () => {
    const { ask, scripted } = await startBigHome({ script: [{ reply: 'It is done, more or less.' }] });
    for (const words of WORDS) await ask(words);
    const all = bodies(scripted).map(blocksOf);
    for (const [at, next] of all.entries()) {
      const before = all[at - 1];
      if (before === undefined) continue;
      // The last one before the newest message: tools, rules, person and history.
      const shared = before.breakpoints.at(-2)!;
      expect(next.bytes.slice(0, shared + 1)).toEqual(before.bytes.slice(0, shared + 1));
      expect(next.breakpoints.length).toBeLessThanOrEqual(4);
    }
  });

  test('of one turn are the same bytes up to the end of the first', async () => {
    const { ask, scripted } = await startBigHome({
      script: [{ replies: [[{ tool: 'no_such_tool' }], [{ tool: 'no_such_tool' }], 'I give up.'] }],
    });
    await ask('do something');
    const [first, second, third] = bodies(scripted).map(blocksOf);
    expect(second!.bytes.slice(0, first!.bytes.length)).toEqual(first!.bytes);
    expect(third!.bytes.slice(0, second!.bytes.length)).toEqual(second!.bytes);
    for (const { breakpoints, bytes } of [first!, second!, third!]) {
      expect(breakpoints.at(-1)).toBe(bytes.length - 1);
      expect(breakpoints.length).toBeLessThanOrEqual(4);
    }
  });

  test('of two people, rooms and languages share tools and rules', async () => {
    const { ask, scripted } = await startBigHome();
    await ask('hello', { user_id: 'user-anna' });
    await ask('hallo', { user_id: 'user-ben', area_id: 'office', language: 'de', conversation_id: 'c2' });
    await ask('hello', { user_id: null, spoken: false, conversation_id: 'c3' });
    const [anna, ben, room] = bodies(scripted).map(blocksOf);
    const rules = anna!.breakpoints[0]!;
    expect(ben!.bytes.slice(0, rules + 1)).toEqual(anna!.bytes.slice(0, rules + 1));
    expect(room!.bytes.slice(0, rules + 1)).toEqual(anna!.bytes.slice(0, rules + 1));
    expect(anna!.bytes[rules + 1]).toContain('The person speaking is Anna.');
    expect(room!.bytes.join()).not.toContain('The person speaking');
    expect(scripted.requests().map(({ refused }) => refused)).toEqual([null, null, null]);
  });
});

describe('earlier exchanges', () => {
  test('take at most 150 tokens each, however long they were', async () => {
    const long = exchange({
      text: 'please "turn"\non everything '.repeat(100),
      answer: 'I did "this"\nand ü '.repeat(300),
      calls: [
        {
          tool: 'turn_on_off',
          args: {},
          tier: 'act',
          verdict: 'run',
          origin: 'person',
          effects: Array.from({ length: 20 }, () => ({
            action: 'light.turn_on',
            entity_ids: Array.from({ length: 30 }, (_, at) => `light.some_very_long_name_${at}`),
            outcome: 'reached' as const,
          })),
        },
      ],
    });
    const conversations = createTestConversations();
    for (let at = 0; at < 5; at += 1) conversations.add({ ...long, id: `e${at}` });
    const { ask, scripted } = await startBigHome({ conversations });
    await ask('and now?');
    const messages = bodies(scripted)[0]!.messages.slice(0, -1);
    expect(messages).toHaveLength(10);
    for (let at = 0; at < 10; at += 2) {
      expect(tokensOf(messages.slice(at, at + 2))).toBeLessThanOrEqual(at === 8 ? 161 : 150);
      expect(JSON.stringify(messages[at])).toMatch(/<done>.*light\.turn_on light\.some.*<\/done>/);
    }
    expect(scripted.requests()[0]?.refused).toBeNull();
  });

  test('go in steps of several, so that most turns keep their cache', async () => {
    const { ask, scripted } = await startBigHome();
    for (let at = 0; at < 40; at += 1) await ask(`sentence number ${at}`);
    const all = bodies(scripted).map(({ messages }) => messages);
    const firsts = all.map(([first]) => JSON.stringify(first?.content));
    const changes = firsts.filter((first, at) => at > 1 && first !== firsts[at - 1]);
    expect(changes.length).toBeLessThanOrEqual(40 / 5);
    expect(Math.max(...all.map((messages) => (messages.length - 1) / 2))).toBeLessThanOrEqual(15);
    expect(Math.min(...all.slice(20).map((messages) => (messages.length - 1) / 2))).toBeGreaterThanOrEqual(
      10,
    );
  });

  test('that have no answer, or no words, are no empty messages', async () => {
    const conversations = createTestConversations();
    conversations.add(exchange({ id: 'cut', text: 'turn on the', answer: '' }));
    conversations.add(exchange({ id: 'none', text: ' ', answer: 'Yes?' }));
    const { ask, scripted } = await startBigHome({ conversations });
    await ask('hello');
    expect(scripted.requests()[0]?.refused).toBeNull();
    expect(bodies(scripted)[0]?.messages).toHaveLength(2);
  });
});

test('from the second request on, at least 85 % are read from the cache', async () => {
  const { agent, scripted } = await startBigHome({
    script: [
      { when: { said: 'light' }, replies: [[{ tool: 'no_such_tool' }], 'The light is on.'] },
      { reply: 'It is as it should be, all of it.' },
    ],
    recentDays: { of: async () => fullDays },
  });
  const words = [...WORDS, 'and the other light too', 'how warm is it', 'thank you', 'turn the light off'];
  for (const text of words) {
    for await (const _ of agent.answer(turnRequest(text), new AbortController().signal)) continue;
  }
  const usage = scripted
    .requests()
    .slice(1)
    .map((request) => request.usage!);
  const read = usage.reduce((sum, { cache_read_input_tokens }) => sum + cache_read_input_tokens, 0);
  const whole = usage.reduce(
    (sum, used) => sum + used.input_tokens + used.cache_creation_input_tokens + used.cache_read_input_tokens,
    0,
  );
  expect(read / whole).toBeGreaterThanOrEqual(0.85);
});
