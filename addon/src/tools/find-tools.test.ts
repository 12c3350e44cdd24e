import { describe, expect, test } from 'vitest';
import { testTool } from '../agent/test-agent.ts';
import { fakeHome } from './home/fake-home.ts';
import { findTools } from './find-tools.ts';
import type { MoreTool } from './tool.ts';
import { useTool } from './use-tool.ts';

const home = fakeHome({ 'lock.front': { name: 'Front Door', state: 'locked' } });
const more: readonly MoreTool[] = [
  { tool: testTool('read_history', { tier: 'read' }), about: 'history', words: 'yesterday was gestern war' },
  { tool: testTool('control_vacuum'), about: 'vacuum', words: 'clean hoover Staubsauger saugen' },
  { tool: testTool('open_everything', { tier: 'confirm' }), about: 'opening', words: 'open öffnen' },
];

async function find(need: string, among = more) {
  const { data } = await findTools(among).prepare({ need }, home.turn()).run(home.turn());
  return data as { tools: { name: string; input_schema: unknown }[]; others: string[] };
}

describe('find_tools', () => {
  test.each([
    ['the vacuum should start cleaning', 'control_vacuum'],
    ['war die Tür gestern offen', 'read_history'],
    ['staub saugen im Flur', 'control_vacuum'],
    ['read history of a door', 'read_history'],
  ])('%s: %s', async (need, name) => {
    const { tools, others } = await find(need);
    expect(tools[0]).toMatchObject({ name, input_schema: { type: 'object' } });
    expect([...tools.map((tool) => tool.name), ...others].toSorted()).toEqual([
      'control_vacuum',
      'open_everything',
      'read_history',
    ]);
  });

  test('what no tool is for gives none, and says which there are', async () => {
    expect(await find('xylophone')).toEqual({
      tools: [],
      others: ['read_history', 'control_vacuum', 'open_everything'],
    });
  });

  test('is read, and its description names what there is once', () => {
    const tool = findTools([...more, ...more]);
    expect(tool.description).toContain('history, vacuum, opening.');
    expect(tool.prepare({ need: 'x' }, home.turn()).tier).toBe('read');
  });

  test('fifty tools take 400 tokens of the prompt, and a look-up shows three of them', async () => {
    const fifty = Array.from({ length: 50 }, (_, at): MoreTool => ({
      tool: testTool(`tool_number_${at}`),
      about: `subject ${at}`,
      words: 'all of them mean this',
    }));
    const declared = [findTools(fifty), useTool(fifty)].map(({ name, description, inputSchema }) => ({
      name,
      description,
      inputSchema,
    }));
    expect(JSON.stringify(declared).length / 3.5).toBeLessThan(400);
    expect((await find('mean this', fifty)).tools).toHaveLength(3);
  });
});

describe('use_tool', () => {
  const prepare = (input: unknown) => useTool(more).prepare(input, home.turn());
  const input = { entity_ids: ['lock.front'] };

  test('is the call inside, with its own tier, arguments and targets', () => {
    expect(prepare({ name: 'open_everything', input })).toMatchObject({
      tool: 'open_everything',
      tier: 'confirm',
      args: input,
      entityIds: ['lock.front'],
    });
    expect(prepare({ name: 'read_history', input: JSON.stringify(input) }).tier).toBe('read');
  });

  test.each([
    [{ name: 'nothing', input: {} }, /no further tool "nothing".*read_history/],
    [{ name: 'use_tool', input: {} }, /no further tool/],
    [{ name: 'read_history', input: { nonsense: 1 } }, /nonsense|entity_ids/],
    [{ name: 'read_history' }, /name of a tool and its input/],
    [{ name: 'read_history', input: 'what?' }, /name of a tool and its input/],
  ])('%j is refused with a reason', (given, reason) => {
    expect(() => prepare(given)).toThrow(reason);
  });
});
