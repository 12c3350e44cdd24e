import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import * as contractChat from '../../addon/src/api/contract-chat.ts';
import * as contractHealth from '../../addon/src/api/contract-health.ts';
import * as contractMemory from '../../addon/src/api/contract-memory.ts';
import * as contractPairing from '../../addon/src/api/contract-pairing.ts';
import * as contractPeople from '../../addon/src/api/contract-people.ts';
import * as contractQuestions from '../../addon/src/api/contract-questions.ts';
import * as contractReport from '../../addon/src/api/contract-report.ts';
import * as contractUsage from '../../addon/src/api/contract-usage.ts';
import * as contract from '../../addon/src/api/contract.ts';

const folder = join(import.meta.dirname, 'examples');
const namesIn = (path: string, ending: string) => readdirSync(path).filter((name) => name.endsWith(ending));
const schemas = new Map(
  Object.entries({
    ...contract,
    ...contractChat,
    ...contractHealth,
    ...contractMemory,
    ...contractPairing,
    ...contractPeople,
    ...contractQuestions,
    ...contractReport,
    ...contractUsage,
  }).filter(([, value]) => value instanceof z.ZodType),
);

function schemaOf(file: string): z.ZodType {
  const schema = schemas.get(file.split('.')[0] ?? '');
  if (schema instanceof z.ZodType) return schema;
  throw new Error(`${file} is named after no schema of the contract`);
}
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');

/** Made of others, or sent in no request of its own. */
const withoutExample = [
  'box',
  'effect',
  'questionEnd',
  'recognizedIntent',
  'reportedTurn',
  'turnOutcome',
  'turnStep',
  'usageKind',
];

describe('examples of the wire', () => {
  const values = namesIn(folder, '.json').filter((name) => !name.endsWith('-vectors.json'));
  test.each(values)('%s is what the contract says', (file) => {
    const value: unknown = JSON.parse(read(file));
    // Nothing is dropped, added or changed by parsing.
    expect(schemaOf(file).parse(value)).toEqual(value);
  });

  test.each(namesIn(folder, '.ndjson'))('%s is a whole answer', (file) => {
    const events = read(file)
      .trimEnd()
      .split('\n')
      .map((line) => contract.turnEvent.parse(JSON.parse(line)));
    const ends = events.filter(({ type }) => type === 'done' || type === 'error');
    expect(ends).toEqual([events.at(-1)]);
    const last = events.at(-1);
    const text = events.map((event) => (event.type === 'text' ? event.text : '')).join('');
    expect(last?.type === 'done' ? last.text : text).toBe(text);
  });

  test.each(namesIn(join(folder, 'rejected'), '.json'))('%s is refused', (file) => {
    const value: unknown = JSON.parse(read('rejected', file));
    expect(schemaOf(file).safeParse(value).success).toBe(false);
  });

  test('every schema has one', () => {
    const shown = new Set(readdirSync(folder).map((name) => name.split('.')[0]));
    const missing = [...schemas.keys()].filter((name) => !shown.has(name) && !withoutExample.includes(name));
    expect(missing).toEqual([]);
  });
});
