import { describe, expect, test } from 'vitest';
import { ButlerError } from '../../errors.ts';
import type { ActCall, ListItem } from '../../hub/hub.ts';
import { fakeHome, type Furniture } from '../home/fake-home.ts';
import { changeList } from './change-list.ts';
import { readList } from './read-list.ts';

const shopping: Record<string, Furniture> = { 'todo.shopping': { name: 'Shopping List', state: '2' } };
const both = { ...shopping, 'todo.chores': { name: 'Chores', state: '0' } };

const item = (summary: string, isDone = false): ListItem => ({ uid: summary, summary, isDone, due: null });

/** A list that does what it is told, unless `obeys` says no. */
function listHome(
  furniture = shopping,
  {
    items = [item('Milk'), item('Bread'), item('Tea', true)],
    obeys = true,
    error,
  }: {
    items?: readonly ListItem[];
    obeys?: boolean;
    error?: ButlerError;
  } = {},
) {
  const home = fakeHome(furniture);
  const calls: ActCall[] = [];
  let now = items;
  const hub = {
    ...home.deps.hub,
    listItems: () => Promise.resolve(now),
    act(call: ActCall) {
      calls.push(call);
      if (error !== undefined) return Promise.reject(error);
      if (!obeys) return Promise.resolve(new Map());
      const wanted = String(call.data['item']);
      if (call.service === 'add_item') now = [...now, item(wanted)];
      if (call.service === 'remove_item') now = now.filter(({ uid }) => uid !== wanted);
      if (call.service === 'update_item')
        now = now.map((one) =>
          one.uid === wanted ? { ...one, isDone: call.data['status'] === 'completed' } : one,
        );
      return Promise.resolve(new Map());
    },
  };
  return {
    deps: { ...home.deps, hub },
    calls,
    turn: (more?: Parameters<typeof home.turn>[0]) => home.turn(more),
    items: () => now,
  };
}

describe('read_list', () => {
  test('what is open, as text that others wrote; what is said quotes none of it', async () => {
    const { deps, turn } = listHome();
    const call = readList(deps).tool.prepare({}, turn());
    expect(call.tier).toBe('read');
    expect(await call.run(turn())).toMatchObject({
      data: { list: 'Shopping List', items: [{ item: 'Milk' }, { item: 'Bread' }] },
      spoken: 'There are 2 things on the Shopping List.',
      origin: 'device',
    });
  });

  test('an empty list says so', async () => {
    const { deps, turn } = listHome(shopping, { items: [] });
    const outcome = await readList(deps)
      .tool.prepare({}, turn({ language: 'de' }))
      .run(turn({ language: 'de' }));
    expect(outcome).toMatchObject({ spoken: 'Auf der Liste Shopping List steht nichts.', origin: 'butler' });
  });

  test('of several one has to be named, and without any the person hears why', () => {
    const two = listHome(both);
    expect(() => readList(two.deps).tool.prepare({}, two.turn())).toThrow(/todo\.shopping.*todo\.chores/);
    expect(readList(two.deps).tool.prepare({ list: 'Chores' }, two.turn()).entityIds).toEqual([
      'todo.chores',
    ]);
    const none = listHome({});
    expect(() => readList(none.deps).tool.prepare({}, none.turn())).toThrow(
      expect.objectContaining({ code: 'not_found', say: expect.stringContaining('expose') }),
    );
  });
});

describe('change_list', () => {
  async function run(input: object, home = listHome(), language = 'en') {
    const turn = home.turn({ language });
    const call = changeList(home.deps).tool.prepare(input, turn);
    return { call, outcome: await call.run(turn), home };
  }

  test('adds, looks, and says so', async () => {
    const { call, outcome, home } = await run({ action: 'add', items: ['oat milk', 'eggs'] });
    expect(call.tier).toBe('act');
    expect(home.calls.map(({ service, data }) => [service, data])).toEqual([
      ['add_item', { item: 'oat milk' }],
      ['add_item', { item: 'eggs' }],
    ]);
    expect(outcome).toMatchObject({
      spoken: 'Oat milk and eggs are on the Shopping List.',
      isError: false,
      effects: [{ action: 'todo.add_item', entity_ids: ['todo.shopping'], outcome: 'reached' }],
    });
  });

  test('completes by the words, whatever their case', async () => {
    const { call, outcome, home } = await run({ action: 'complete', items: ['milk'] }, listHome(), 'de');
    expect(call.tier).toBe('act');
    expect(home.calls[0]?.data).toEqual({ item: 'Milk', status: 'completed' });
    expect(outcome.spoken).toBe('Milk ist auf der Liste Shopping List erledigt.');
  });

  test('what was done is open again, and each way is kept for the way back', async () => {
    const home = listHome();
    const reopened = await run({ action: 'reopen', items: ['tea'] }, home);
    expect(reopened.call.tier).toBe('act');
    expect(home.calls[0]?.data).toEqual({ item: 'Tea', status: 'needs_action' });
    expect(reopened.outcome).toMatchObject({
      spoken: 'Tea is open again on the Shopping List.',
      changes: [{ kind: 'list', entityId: 'todo.shopping', action: 'reopen', items: ['tea'] }],
    });
    const again = await run({ action: 'reopen', items: ['milk'] }, home);
    expect(again.outcome).toMatchObject({ isError: false, changes: [] });
    const german = await run({ action: 'reopen', items: ['Milk'] }, home, 'de');
    expect(german.outcome.spoken).toBe('Milk ist auf der Liste Shopping List wieder offen.');
  });

  test('removing needs a yes', async () => {
    const { call, outcome, home } = await run({ action: 'remove', items: ['Bread'] });
    expect(call).toMatchObject({ tier: 'confirm', question: 'Remove Bread from the Shopping List?' });
    expect(outcome.spoken).toBe('Bread is no longer on the Shopping List.');
    expect(home.items().map(({ summary }) => summary)).toEqual(['Milk', 'Tea']);
  });

  test('what is not there is said, and nothing else is touched for it', async () => {
    const { outcome, home } = await run({ action: 'complete', items: ['caviar', 'bread'] });
    expect(home.calls).toHaveLength(1);
    expect(outcome).toMatchObject({
      isError: true,
      spoken: 'Bread is done on the Shopping List. Caviar is not on the Shopping List.',
      data: { results: { caviar: 'not_there', bread: 'done' } },
    });
  });

  test('a list that accepts and does nothing is not believed', async () => {
    const { outcome } = await run({ action: 'add', items: ['milk'] }, listHome(shopping, { obeys: false }));
    expect(outcome).toMatchObject({
      isError: true,
      spoken: 'I could not add milk to the Shopping List.',
      effects: [{ outcome: 'not_reached' }],
    });
  });

  test('what Home Assistant refuses is refused', async () => {
    const error = new ButlerError('denied', 'no', { say: ({ homeAssistant }) => homeAssistant.denied });
    const { outcome } = await run({ action: 'add', items: ['milk'] }, listHome(shopping, { error }));
    expect(outcome).toMatchObject({ isError: true, effects: [{ outcome: 'refused' }] });
  });

  test.each([
    { action: 'add', items: [] },
    { action: 'add', items: ['  '] },
    { action: 'burn', items: ['x'] },
  ])('%j is refused', (input) => {
    const { deps, turn } = listHome();
    expect(() => changeList(deps).tool.prepare(input, turn())).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    );
  });
});
