import * as z from 'zod';
import { ButlerError } from '../errors.ts';
import type { InnerCall, MoreTool, Tool } from './tool.ts';

const schema = z.strictObject({
  name: z.string(),
  input: z.record(z.string(), z.unknown()).describe('as its input_schema says'),
});
const { $schema: _, ...inputSchema } = z.toJSONSchema(schema, { io: 'input' });

/** Runs a tool that `find_tools` told of. What is judged, kept and shown is the call inside, not this one. */
export function useTool(more: readonly MoreTool[]): Tool {
  const tools = new Map(more.map(({ tool }) => [tool.name, tool]));
  return {
    name: 'use_tool',
    description: 'Run a tool that find_tools told you of.',
    inputSchema,
    inside,
    prepare(given, turn) {
      const inner = inside(given);
      if (inner === undefined) {
        throw new ButlerError('invalid', 'Give the name of a tool and its input, an object.');
      }
      const tool = tools.get(inner.name);
      if (tool === undefined) {
        const message = `There is no further tool "${inner.name.slice(0, 64)}". There are: ${[...tools.keys()].join(', ')}.`;
        throw new ButlerError('invalid', message);
      }
      return tool.prepare(inner.input, turn);
    },
  };
}

function inside(given: unknown): InnerCall | undefined {
  const parsed = schema.safeParse(unquoted(given));
  return parsed.success ? parsed.data : undefined;
}

/** Models now and then write an object inside an object as a string of JSON. */
function unquoted(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('input' in given)) return given;
  if (typeof given.input !== 'string') return given;
  try {
    return { ...given, input: JSON.parse(given.input) };
  } catch {
    return given;
  }
}
