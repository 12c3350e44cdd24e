/**
 * Values in a script's strings: `{{said}}` (the person's words), `{{said.1}}` (a group of the rule's `said`
 * pattern), `{{last_tool_result}}` or `{{last_tool_result.a.0.b}}` (from its JSON), and
 * `{{candidate "hall light"}}` (the entity id that stands on one line with that name in the request).
 */
export interface TemplateValues {
  said: string;
  match: RegExpMatchArray | null;
  lastToolResult: string | null;
  /** Every text of the request, newest first, one string each. */
  texts: string[];
}

/** A script asks for something that the request does not hold. */
export class ScriptError extends Error {}

const PLACEHOLDER = /\{\{\s*([^}]+?)\s*\}\}/g;
const ENTITY_ID = /\b[a-z][a-z0-9_]*\.[a-z0-9_]+\b/g;

/** "Sofa lamp" is also found as `light.sofa_lamp`: a prompt may leave out a name that the id says. */
function candidate(name: string, texts: string[]): string {
  const lines = texts.flatMap((text) => text.split('\n'));
  const wanted = name.toLowerCase();
  const asId = wanted.replaceAll(/[^a-z0-9]+/g, '_');
  for (const line of lines) {
    const inId = line.indexOf(`.${asId}`);
    const at = inId === -1 ? line.toLowerCase().indexOf(wanted) : inId;
    if (at === -1) continue;
    const ids = [...line.matchAll(ENTITY_ID)];
    const nearest = ids.toSorted((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at))[0];
    if (nearest !== undefined) return nearest[0];
  }
  throw new ScriptError(`no entity id stands on one line with "${name}" in this request`);
}

function walk(value: unknown, path: string[], whole: string): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      throw new ScriptError(`the last tool result has no "${whole}": ${JSON.stringify(value)}`);
    }
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

function lastToolResult(path: string[], values: TemplateValues): unknown {
  if (values.lastToolResult === null) throw new ScriptError('there is no tool result in this turn');
  if (path.length === 0) return values.lastToolResult;
  try {
    return walk(JSON.parse(values.lastToolResult), path, path.join('.'));
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    throw new ScriptError(`the last tool result is no JSON: ${values.lastToolResult}`, { cause: error });
  }
}

function valueOf(expression: string, values: TemplateValues): unknown {
  const quoted = /^candidate\s+"([^"]+)"$/.exec(expression);
  if (quoted?.[1] !== undefined) return candidate(quoted[1], values.texts);
  const [name, ...path] = expression.split('.');
  if (name === 'said') return path[0] === undefined ? values.said : (values.match?.[Number(path[0])] ?? '');
  if (name === 'last_tool_result') return lastToolResult(path, values);
  throw new ScriptError(`unknown placeholder {{${expression}}}`);
}

/** A text with every placeholder replaced; what is no string comes as JSON. */
export function fillText(text: string, values: TemplateValues): string {
  return text.replaceAll(PLACEHOLDER, (_all, expression: string) => {
    const value = valueOf(expression, values);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function fillString(text: string, values: TemplateValues): unknown {
  const only = /^\{\{\s*([^}]+?)\s*\}\}$/.exec(text);
  return only?.[1] === undefined ? fillText(text, values) : valueOf(only[1], values);
}

/** The same data with every placeholder replaced; a string that is only a placeholder keeps the value's type. */
export function fillData(data: unknown, values: TemplateValues): unknown {
  if (typeof data === 'string') return fillString(data, values);
  if (Array.isArray(data)) return data.map((item) => fillData(item, values));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fillData(value, values)]));
}
