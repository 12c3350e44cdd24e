import { expect, test } from 'vitest';
import denied from '../../../../../tests/contract/examples/reportEvent.denied.json' with { type: 'json' };
import recorded from '../../../../../tests/contract/examples/reportEvent.json' with { type: 'json' };
import { formatsFor } from './formats.ts';
import { reportSample } from './report-sample.ts';
import { reportTopic } from './report-topic.ts';

const event = { kind: 'snapshot', ...reportSample };
const { report } = reportSample;
const read = (changes: object) => reportTopic.read({ ...event, ...changes });

test.each([recorded, denied])('what is recorded of the wire is read as it is', (one) => {
  const { kind: _, ...reported } = one;
  expect(reportTopic.read(reportTopic.reduce(null, one))).toEqual(reported);
});

test('what is sent is read as it is, and what a newer butler adds is let be', () => {
  expect(reportTopic.read(reportTopic.reduce(null, event))).toEqual(reportSample);
  const newer = { ...event, more: 1, report: { ...report, more: 1 } };
  expect(reportTopic.read(newer)).toEqual(reportSample);
});

test('sums are all of it or none; a turn or step of another kind is left out', () => {
  const unread = { report: null, problem: 'unavailable' };
  expect(read({ report: { ...report, days: [{ id: '2026-11-01' }] } })).toMatchObject(unread);
  expect(read({ report: { ...report, kinds: undefined } })).toMatchObject(unread);
  const [turn] = report?.turns ?? [];
  const odd = { ...turn, steps: [{ kind: 'wait', started_ms: 1, took_ms: 1 }, ...(turn?.steps ?? [])] };
  const mixed = read({ report: { ...report, turns: [{ ...turn, door: 'window' }, odd] } });
  expect(mixed?.report?.turns).toEqual([turn]);
  expect(read({ report: { ...report, turns: null } })?.report?.turns).toBeNull();
});

test('why there is none', () => {
  expect(read({ report: null, problem: 'denied' })).toMatchObject({ report: null, problem: 'denied' });
  expect(read({ report: null, problem: 'of tomorrow' })).toMatchObject({ problem: 'unavailable' });
  for (const nothing of [null, 7, [], { kind: 'change' }])
    expect(reportTopic.reduce(null, nothing)).toBeNull();
  expect(reportTopic.read({ kind: 'snapshot' })).toBeNull();
});

test('numbers as they are written where they are read', () => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  const english = formatsFor('en', 'USD');
  expect([0, 0.00022, 0.0096, 0.481].map(english.money)).toEqual(['$0.00', '$0.00022', '$0.0096', '$0.48']);
  expect([41, 1_010, 20_040].map(english.duration)).toEqual(['41ms', '1.0s', '20s']);
  expect(english.day('2026-11-22')).toBe('Nov 22');
  const german = formatsFor('de', 'USD');
  expect([german.money(0.481), german.duration(2_140), german.day('2026-11-22')].map(plain)).toEqual([
    '0,48 $',
    '2,1 Sek.',
    '22. Nov.',
  ]);
});
