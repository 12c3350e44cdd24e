import { expect, test } from 'vitest';
import { fakeHome } from './home/fake-home.ts';
import { allTools } from './index.ts';

const tools = allTools(fakeHome({}).deps);

test('all tools together take at most 1,600 tokens of 3.5 bytes', () => {
  const declared = tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema,
  }));
  expect(Buffer.byteLength(JSON.stringify(declared)) / 3.5).toBeLessThanOrEqual(1_600);
});

test('every tool has a name of its own and takes no key that it does not know', () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  for (const tool of tools) {
    expect(tool.name).toMatch(/^[a-z_]{1,64}$/);
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
  }
});

test.each([undefined, null, 1, 'on', [], { nonsense: true }, { entity_ids: 'light.hall' }])(
  'every tool refuses %j with a reason',
  (input) => {
    const turn = fakeHome({}).turn();
    for (const tool of tools) {
      if (tool.name === 'find_entities' && JSON.stringify(input) === '{}') continue;
      expect(() => tool.prepare(input, turn)).toThrow(expect.objectContaining({ name: 'ButlerError' }));
    }
  },
);
