import { describe, expect, test } from 'vitest';
import { type Level, levels, rightsAreas, templateNames } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import type { JudgedCall } from './gate.ts';
import { call, leveled, now, PRIVATE, short } from './test-calls.ts';

describe('levels × tiers, as the documentation has them', () => {
  const devices: Readonly<Record<Level, readonly string[]>> = {
    //      read    act      confirm
    none: ['deny', 'deny', 'deny'],
    ask: ['run', 'adult', 'adult'],
    own: ['run', 'run', 'adult'],
    all: ['run', 'run', 'asker'],
  };
  const others: typeof devices = {
    none: ['deny', 'deny', 'deny'],
    ask: ['adult', 'adult', 'adult'],
    own: ['deny', 'deny', 'deny'],
    all: ['run', 'run', 'asker'],
  };
  const ones: typeof devices = { ...others, own: ['run', 'run', 'asker'] };
  const rows = rightsAreas.flatMap((area) => levels.map((level) => [area, level] as const));

  test.each(rows)('%s: %s', (area, level) => {
    const table = PRIVATE.includes(area) ? others : devices;
    const three = (['read', 'act', 'confirm'] as const).map((tier) =>
      short(call(tier, area), now(leveled(area, level))),
    );
    expect(three).toEqual(table[level]);
  });

  test.each(rows.filter(([area]) => PRIVATE.includes(area)))('%s: %s, of one’s own', (area, level) => {
    const three = (['read', 'act', 'confirm'] as const).map((tier) =>
      short(call(tier, area, { isAboutAsker: true }), now(leveled(area, level))),
    );
    expect(three).toEqual(ones[level]);
  });

  test('one’s own place is one’s own `person.*` and nothing beside it', () => {
    const ada = leveled('location', 'own');
    const read = (...entityIds: string[]) => short(call('read', 'location', { entityIds }), now(ada));
    expect(read('person.ada')).toBe('run');
    expect(read('person.bob')).toBe('deny');
    expect(read('person.ada', 'person.bob')).toBe('deny');
    expect(read()).toBe('deny');
    expect(
      short(call('read', 'location', { entityIds: ['person.ada'] }), now(leveled('location', 'own', 'room'))),
    ).toBe('deny');
  });

  test('of several areas the worst counts', () => {
    const child = askerWith('child');
    expect(short(call('act', ['home', 'security']), now(child))).toBe('adult');
    expect(short(call('read', ['home', 'mail']), now(child))).toBe('deny');
    expect(short(call('confirm', ['household', 'security']), now(askerWith('adult')))).toBe('asker');
  });

  test('what acts on nobody knows what may be anything', () => {
    expect(short(call('act', []), now(askerWith('guest')))).toBe('deny');
    expect(short(call('act', []), now(askerWith('child')))).toBe('adult');
    expect(short(call('act', []), now(askerWith('adult')))).toBe('run');
    expect(short(call('read', []), now(askerWith('guest')))).toBe('run');
  });
});

describe('the templates', () => {
  test.each<[string, JudgedCall, Partial<Record<(typeof templateNames)[number], string>>]>([
    [
      'a lamp',
      call('act', 'home'),
      { owner: 'run', adult: 'run', child: 'run', guest: 'run', room: 'run', house: 'deny' },
    ],
    [
      'a state',
      call('read', 'home'),
      { owner: 'run', adult: 'run', child: 'run', guest: 'run', room: 'run', house: 'run' },
    ],
    [
      'locking',
      call('act', 'security'),
      { owner: 'run', adult: 'run', child: 'adult', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'unlocking',
      call('confirm', 'security'),
      { owner: 'asker', adult: 'asker', child: 'adult', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'is it locked',
      call('read', 'security'),
      { owner: 'run', adult: 'run', child: 'run', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'where is Bob',
      call('read', 'location', { entityIds: ['person.bob'] }),
      { owner: 'run', adult: 'run', child: 'run', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'a script that is risky',
      call('confirm', 'home'),
      { owner: 'asker', adult: 'asker', child: 'adult', guest: 'adult', room: 'adult', house: 'deny' },
    ],
    [
      'the shopping list',
      call('act', 'household'),
      { owner: 'run', adult: 'run', child: 'run', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'people and keys',
      call('owner', 'household'),
      { owner: 'asker', adult: 'deny', child: 'deny', guest: 'deny', room: 'deny', house: 'deny' },
    ],
    [
      'one’s own manner',
      call('act', [], { isAboutAsker: true, entityIds: [] }),
      { owner: 'run', adult: 'run', child: 'run', guest: 'run', room: 'deny', house: 'deny' },
    ],
    [
      'another’s mail',
      call('read', 'mail', { entityIds: [] }),
      { owner: 'deny', adult: 'deny', child: 'deny', guest: 'deny', room: 'deny', house: 'deny' },
    ],
  ])('%s', (_, judged, expected) => {
    expect(
      Object.fromEntries(templateNames.map((name) => [name, short(judged, now(askerWith(name)))])),
    ).toEqual(expected);
  });
});
