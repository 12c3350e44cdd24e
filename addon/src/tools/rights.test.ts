/** What guests, rooms and children get to see and do through the real tools and the real gate. */
import { describe, expect, test } from 'vitest';
import { judge } from '../gate/gate.ts';
import { english } from '../language/english.ts';
import type { Asker } from '../people/asker.ts';
import type { TemplateName } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import { fakeHome, type Furniture } from './home/fake-home.ts';
import { allTools } from './index.ts';

const furniture: Record<string, Furniture> = {
  'light.hall': { name: 'Hall light', state: 'on', area: 'hall' },
  'lock.front': { name: 'Front door', state: 'locked', area: 'hall' },
  'light.front': { name: 'Front door', state: 'off', area: 'hall' },
  'binary_sensor.window': { name: 'Hall window', state: 'on', area: 'hall', deviceClass: 'window' },
  'camera.hall': { name: 'Hall camera', state: 'idle', area: 'hall' },
  'alarm_control_panel.home': { name: 'House alarm', state: 'armed_away', area: 'hall' },
  'cover.garage': { name: 'Garage', state: 'open', area: 'hall', deviceClass: 'garage' },
  'cover.blind': { name: 'Blind', state: 'closed', area: 'hall', deviceClass: 'blind' },
  'person.ada': { name: 'Ada', state: 'home' },
  'person.bob': { name: 'Bob', state: 'Secret place' },
  'device_tracker.bob': { name: 'Bob’s phone', state: 'not_home' },
  'todo.shopping': { name: 'Shopping', state: '3' },
  'todo.tasks': { name: 'Tasks', state: '1' },
  'calendar.family': { name: 'Family', state: 'on', attributes: { message: 'Dentist' } },
};

const guarded = /lock|window|camera|alarm|garage|Front door.*locked/i;
const ids = (template: string) => template.split(' ');
const HARMLESS = ids('light.hall light.front cover.blind');
const SECURITY = ids('lock.front binary_sensor.window camera.hall alarm_control_panel.home cover.garage');
const OTHERS = ids('person.ada person.bob device_tracker.bob');

interface Tried {
  readonly verdict: string;
  /** What the asker would hear or the model would read. */
  readonly told: string;
  readonly entityIds: readonly string[];
}

async function attempt(
  tool: string,
  input: Record<string, unknown>,
  asker: Asker,
  areaId: string | null = 'hall',
): Promise<Tried> {
  const home = fakeHome(furniture);
  const turn = home.turn({ asker, areaId });
  const tools = new Map(allTools(home.deps).map((one) => [one.name, one]));
  const isCore = tools.has(tool);
  const prepare = isCore ? tools.get(tool) : tools.get('use_tool');
  if (prepare === undefined) throw new Error(`no ${tool}`);
  let call;
  try {
    call = prepare.prepare(isCore ? input : { name: tool, input }, turn);
  } catch (thrown) {
    return { verdict: 'invalid', told: String(thrown), entityIds: [] };
  }
  const verdict = judge(call, {
    asker,
    place: 'home',
    language: 'en',
    moved: new Set(),
    taint: [],
    isInOwnWords: true,
    ambiguity: null,
    isAnswered: false,
  });
  const { entityIds } = call;
  if (verdict.verdict === 'deny') return { verdict: 'deny', told: verdict.reason, entityIds };
  if (verdict.verdict === 'ask') return { verdict: verdict.answerableBy, told: verdict.question, entityIds };
  const { data, spoken } = await call.run(turn);
  return { verdict: 'run', told: `${JSON.stringify(data)} ${spoken}`, entityIds };
}

const strangers: readonly TemplateName[] = ['guest', 'room'];

describe.each(strangers)('a %s', (template) => {
  const asker = askerWith(template);

  test.each([
    ['find_entities', {}],
    ['find_entities', { query: 'front door lock garage alarm' }],
    ['find_entities', { domain: 'lock' }],
    ['find_entities', { area: 'here' }],
    ['find_entities', { query: 'Bob' }],
    ['get_states', { area: 'here' }],
    ['get_states', { area: 'everywhere' }],
  ])('finds nothing forbidden with %s %j', async (tool, input) => {
    const { verdict, told, entityIds } = await attempt(tool, input, asker);
    expect(verdict).toBe('run');
    expect(told).not.toMatch(guarded);
    expect(told).not.toMatch(/Bob|Ada|Secret|Dentist|Shopping|Tasks/);
    expect(entityIds.filter((id) => !HARMLESS.includes(id))).toEqual([]);
  });

  test.each([
    ...SECURITY.map((id) => ['get_states', { entity_ids: [id] }, 'security'] as const),
    ['get_states', { domain: 'lock' }, 'security'],
    ['get_states', { entity_ids: ['light.hall', 'lock.front'] }, 'security'],
    ['get_states', { entity_ids: ['person.bob'] }, 'location'],
    ['get_states', { entity_ids: ['device_tracker.bob'] }, 'location'],
    ['get_states', { entity_ids: ['calendar.family'] }, 'calendar'],
    ['read_history', { entity_ids: ['lock.front'], from: '1969-12-31T00:00' }, 'security'],
    ['read_history', { entity_ids: ['person.bob'], from: '1969-12-31T00:00' }, 'location'],
    ['read_list', {}, 'household'],
    ['read_list', { list: 'Shopping' }, 'household'],
    ['change_list', { action: 'add', items: ['milk'] }, 'household'],
    ['set_lock', { entity_ids: ['lock.front'], action: 'unlock' }, 'security'],
    ['set_lock', { entity_ids: ['Front door'], action: 'lock' }, 'security'],
    ['set_lock', { area: 'everywhere', action: 'lock' }, 'security'],
    ['set_cover', { entity_ids: ['cover.garage'], action: 'close' }, 'security'],
    ['set_alarm', { entity_ids: ['alarm_control_panel.home'], action: 'disarm' }, 'security'],
  ] as const)('is refused %s %j', async (tool, input, area) => {
    const { verdict, told } = await attempt(tool, input, asker);
    expect([verdict, told]).toEqual(['deny', english.gate.refused[asker.kind](area)]);
  });

  test('is told no forbidden name where something is not found', async () => {
    const { verdict, told } = await attempt('get_states', { entity_ids: ['front dor lok'] }, asker);
    expect(verdict).toBe('invalid');
    expect(told).not.toMatch(guarded);
  });

  test('means the lamp by the name that a lock has, too', async () => {
    const { entityIds, verdict } = await attempt('get_states', { entity_ids: ['Front door'] }, asker);
    expect([verdict, entityIds]).toEqual(['run', ['light.front']]);
  });

  test('moves what is theirs of a room, and nothing else', async () => {
    expect(await attempt('set_cover', { area: 'hall', action: 'close' }, asker)).toMatchObject({
      verdict: 'run',
      entityIds: ['cover.blind'],
    });
    expect(await attempt('turn_on_off', { entity_ids: ['light.hall'], state: 'off' }, asker)).toMatchObject({
      verdict: 'run',
    });
  });
});

describe('a child', () => {
  const child = askerWith('child');
  test('may look at what guards the house, and an adult is asked before it moves', async () => {
    expect((await attempt('get_states', { entity_ids: ['lock.front'] }, child)).told).toContain('locked');
    expect((await attempt('get_states', { area: 'here' }, child)).entityIds).toEqual(
      expect.arrayContaining([...HARMLESS, ...SECURITY]),
    );
    for (const action of ['lock', 'unlock']) {
      const { verdict } = await attempt('set_lock', { entity_ids: ['lock.front'], action }, child);
      expect(verdict).toBe('adult');
    }
    const disarm = { entity_ids: ['alarm_control_panel.home'], action: 'disarm' };
    expect((await attempt('set_alarm', disarm, child)).verdict).toBe('adult');
  });

  test('hears where people are, and nothing of the calendar of others', async () => {
    const seen = await attempt('get_states', { entity_ids: OTHERS }, child);
    expect([seen.verdict, seen.told]).toEqual(['run', expect.stringContaining('Bob')]);
    expect(await attempt('get_states', { entity_ids: ['calendar.family'] }, child)).toMatchObject({
      verdict: 'deny',
      told: english.gate.onlyYourOwn('calendar'),
    });
  });
});

test('an adult gets all of the house, and is asked before it opens', async () => {
  const adult = askerWith('adult');
  expect((await attempt('get_states', { area: 'here' }, adult)).entityIds).toEqual(
    expect.arrayContaining([...HARMLESS, ...SECURITY]),
  );
  expect((await attempt('set_lock', { entity_ids: ['lock.front'], action: 'lock' }, adult)).verdict).toBe(
    'run',
  );
  expect((await attempt('set_lock', { entity_ids: ['lock.front'], action: 'unlock' }, adult)).verdict).toBe(
    'asker',
  );
});
