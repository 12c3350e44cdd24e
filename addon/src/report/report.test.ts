import { afterAll, describe, expect, test, vi } from 'vitest';
import { reportResponse, type TurnStep } from '../api/contract-report.ts';
import { usualPrices } from '../cost/prices.ts';
import type { Household } from '../people/person.ts';
import { newPerson, NOBODY } from '../people/person.ts';
import { insertExchange } from '../store/exchange-rows.ts';
import type { Exchange, ModelUsage } from '../store/store.ts';
import { createEmbeddedPlaces, migratedIn, testExchange } from '../store/test-databases.ts';
import type { UsedTokens } from '../store/usage-rows.ts';
import { allTools, moreTools, type ToolDeps } from '../tools/index.ts';
import { createReport, type ReportDependencies } from './report.ts';
import { shownTool } from './shown-tool.ts';

const places = createEmbeddedPlaces();
afterAll(() => places.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const robin = { entity_id: 'person.robin', name: 'Robin', user_id: 'robin', is_admin: true };
const sam = { entity_id: 'person.sam', name: 'Sam', user_id: 'sam', is_admin: false };
const house: NonNullable<ReturnType<ReportDependencies['house']>> = {
  people: [robin, sam],
  satellites: [{ entity_id: 'assist_satellite.hall', area_id: 'hall', device_id: null }],
  areas: new Map([
    ['hall', { area_id: 'hall', name: 'Hall', aliases: [], floor_id: null }],
    ['attic', { area_id: 'attic', name: 'Attic', aliases: [], floor_id: null }],
  ]),
};
const household: Household = {
  ...NOBODY,
  isLoaded: true,
  people: [newPerson('R1', robin), newPerson('S1', sam)],
};
const usage = (inputTokens: number, model = 'claude-sonnet-5-5'): ModelUsage => {
  return { model, inputTokens, outputTokens: 3, cacheReadTokens: 2, cacheWriteTokens: 1 };
};
const used = (changes: Partial<UsedTokens>): UsedTokens => {
  const common = {
    day: '2026-11-22',
    speaker: 'person:R1',
    kind: 'turn',
    isLong: false,
    requests: 1,
  } as const;
  return { ...common, ...usage(1_000), ...changes };
};

function start(changes: Partial<ReportDependencies> & { rows?: readonly UsedTokens[] } = {}) {
  const { rows = [], ...deps } = changes;
  const report = createReport({
    database: { query: async () => [] },
    meter: { used: () => ({ isWhole: true, today: '2026-11-22', rows }), costOf: () => 0.00012345 },
    prices: usualPrices,
    household: () => household,
    house: () => house,
    ...deps,
  });
  return async (userId = 'robin') => reportResponse.parse(await report({ by: { user_id: userId } }));
}

test.each([
  ['no administrator', 'sam', house],
  ['nobody of this home', 'stranger', house],
  [
    'who was an administrator and may not log in any more',
    'robin',
    { ...house, people: [{ ...robin, is_active: false }] },
  ],
  ['who is not known to be one', 'robin', { ...house, people: [{ ...robin, is_admin: undefined }] }],
])('%s is refused, and nothing is read for them', async (_who, userId, home) => {
  const query = async () => expect.unreachable('nothing may be read');
  const report = start({ house: () => home, database: { query } });
  await expect(report(userId)).rejects.toMatchObject({ code: 'denied' });
});

test('before Home Assistant has told of the home nobody is an owner', async () => {
  await expect(start({ house: () => undefined })()).rejects.toMatchObject({ code: 'unavailable' });
});

test('what the month cost is told by day, asker and kind, each of them whole', async () => {
  const report = await start({
    rows: [
      used({ day: '2026-11-20', speaker: 'room:assist_satellite.hall', inputTokens: 5_000 }),
      used({}),
      used({ model: 'claude-opus-5-5', kind: 'learning' }),
      used({ speaker: 'house', kind: null }),
    ],
  })();
  expect(report.days.map(({ id, requests }) => [id, requests])).toEqual([
    ['2026-11-20', 1],
    ['2026-11-22', 3],
  ]);
  expect(report.askers.map(({ kind, name, requests }) => [kind, name, requests])).toEqual([
    ['room', 'Hall', 1],
    ['person', 'Robin', 2],
    ['house', null, 1],
  ]);
  expect(report.kinds.map(({ kind, requests }) => [kind, requests])).toEqual([
    ['turn', 2],
    ['learning', 1],
    [null, 1],
  ]);
  for (const each of [report.days, report.askers, report.kinds])
    expect(each.reduce((sum, { input_tokens: tokens }) => sum + tokens, 0)).toBe(8_000);
});

test.each([
  ['person:S1', 'person', 'Sam'],
  ['person:person.sam', 'person', 'Sam'],
  ['person:gone', 'person', null],
  ['room:attic', 'room', 'Attic'],
  ['room:assist_satellite.hall:user:sam', 'room', 'Hall'],
  ['room:user:tablet', 'room', null],
  [null, 'unknown', null],
])('whose %s is', async (speaker, kind, name) => {
  const { askers } = await start({ rows: [used({ speaker })] })();
  expect(askers).toMatchObject([{ kind, name }]);
});

describe('the last turns', () => {
  const model: TurnStep = {
    kind: 'model',
    started_ms: 4,
    took_ms: 500,
    model: 'claude-haiku-5-5',
    problem: null,
    input_tokens: 1,
    output_tokens: 2,
    cache_read_tokens: 3,
    cache_write_tokens: 4,
  };
  const tool = (name: string | null): TurnStep => {
    return { kind: 'tool', started_ms: 504, took_ms: 9, tool: name, verdict: 'run', is_error: false };
  };

  async function turnsOf(exchanges: readonly Partial<Exchange>[]) {
    const database = await migratedIn(await places.place());
    for (const each of exchanges) await insertExchange(database, testExchange(each));
    return await start({ database })();
  }

  test('with times, tokens, cost and steps; the newest first, without what Home Assistant answered', async () => {
    const at = (time: string) => new Date(`2026-11-22T${time}Z`);
    const { turns } = await turnsOf([
      { at: at('12:00:00'), outcome: 'answered' },
      { at: at('12:02:00'), outcome: 'intent', usage: [] },
      {
        at: at('12:01:59.999'),
        outcome: 'failed',
        door: 'card',
        usage: [usage(7), usage(8)],
        durationMs: 1_234.4,
        firstWordMs: 800,
        steps: [model, tool('set_light')],
      },
    ]);
    expect(turns).toHaveLength(2);
    expect(turns?.[0]).toEqual({
      at: '2026-11-22T12:01:00.000Z',
      door: 'card',
      outcome: 'failed',
      duration_ms: 1_234,
      first_word_ms: 800,
      input_tokens: 15,
      output_tokens: 6,
      cache_read_tokens: 4,
      cache_write_tokens: 2,
      cost: 0.000123,
      steps: [model, tool('set_light')],
    });
    expect(turns?.[1]).toMatchObject({ first_word_ms: null, steps: [] });
  });

  test('nobody’s words, names or places are in it', async () => {
    const secrets = [
      'sunflower-4711',
      'person.secret',
      'wine-cellar',
      'talk-99',
      'satellite.bed',
      'Zed',
      'blood',
    ];
    const report = await turnsOf([
      {
        id: 'talk-99-turn',
        conversationId: 'talk-99',
        speaker: 'person:Zed',
        userId: 'Zed',
        areaId: 'wine-cellar',
        satelliteId: 'satellite.bed',
        text: 'my password is sunflower-4711',
        answer: 'Your blood test was fine.',
        calls: [
          {
            tool: 'remember_fact',
            args: { fact: 'sunflower-4711' },
            tier: 'act',
            verdict: 'run',
            effects: [{ action: 'person.secret', entity_ids: ['person.secret'], outcome: 'reached' }],
            origin: 'person',
          },
        ],
        taint: [{ origin: 'mail', from: 'Zed' }],
        steps: [model, tool('remember_fact'), tool(null)],
      },
    ]);
    const said = JSON.stringify(report);
    expect(report.turns).toHaveLength(1);
    expect(secrets.filter((each) => said.includes(each))).toEqual([]);
    expect(report.turns?.[0]?.steps.slice(1)).toMatchObject([{ tool: 'memory' }, { tool: null }]);
  });

  test('a store that is away leaves the cost', async () => {
    const query = async () => await Promise.reject(new Error('gone'));
    const report = await start({ rows: [used({})], database: { query } })();
    expect(report.turns).toBeNull();
    expect(report.days).toHaveLength(1);
  });
});

test('every tool that touches what is private stands under one name', () => {
  const deps = {} as unknown as ToolDeps;
  const names = [...allTools(deps), ...moreTools(deps).map(({ tool }) => tool)].map(({ name }) => name);
  const shown = Map.groupBy(names, shownTool);
  expect(shown.get('memory')).toHaveLength(8);
  expect(shown.get('profile')).toHaveLength(3);
  const plain = names.filter((name) => shownTool(name) === name);
  expect(
    plain.filter((name) => /fact|forget|remember|keep|profile|soul|about|conversation/.test(name)),
  ).toEqual([]);
});
