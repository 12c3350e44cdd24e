/** docs/people.md says what the code does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rightsAreas, templateNames, templates } from './rights.ts';
import { readSoul, SOUL_TOKENS, soulFields } from './soul.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const page = readFileSync(join(docs, 'people.md'), 'utf8');

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

test('the table of rights is the one in the code', () => {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| | owner |'));
  const rows = lines.slice(start, lines.indexOf('', start)).map(cellsOf);
  const limit = (value: number | null) => (value === null ? 'any' : String(value));
  expect(rows).toEqual([
    ['', ...templateNames],
    ['---', ...templateNames.map(() => '---')],
    ...rightsAreas.map((area) => [area, ...templateNames.map((name) => templates[name].areas[area])]),
    ['films and series up to age', ...templateNames.map((name) => limit(templates[name].media.maxAge))],
    ['requests a week', ...templateNames.map((name) => limit(templates[name].media.requestsPerWeek))],
  ]);
});

test('its souls can be read, and it names every field that one may have', () => {
  const shown = /```markdown\n([^]+?)```/.exec(page)?.[1] ?? '';
  expect(readSoul(shown).fields).toMatchObject({ address: 'Captain' });
  expect(readSoul(readFileSync(join(docs, 'souls', 'example.md'), 'utf8')).text).toContain('aye');
  for (const field of soulFields) expect(page).toContain(`\`${field}\``);
  expect(page).toContain(`at most ${String(SOUL_TOKENS)} tokens`);
});
