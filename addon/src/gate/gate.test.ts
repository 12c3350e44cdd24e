import type { Ambiguity } from '../meaning/meaning.ts';
import { describe, expect, test } from 'vitest';
import { english } from '../language/english.ts';
import { german } from '../language/german.ts';
import { rightsAreas } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import { type Circumstances, judge, MAX_TARGETS } from './gate.ts';
import { asked, call, leveled, mail, now, short, targets, which } from './test-calls.ts';

describe('many', () => {
  const guest = askerWith('guest');
  test.each([0, 1, MAX_TARGETS, MAX_TARGETS + 1, 1_000])('%i targets', (count) => {
    const isMany = count > MAX_TARGETS;
    const many = call('act', 'home', { entityIds: targets(count) });
    expect(short(many, now(guest))).toBe(isMany ? 'asker' : 'run');
    expect(short({ ...many, tier: 'read' }, now(guest))).toBe('run');
    expect(asked({ ...many, tier: 'confirm' }, now(guest)).why).toEqual(['risky', 'needs_adult']);
  });

  test('is the reason that is told', () => {
    expect(asked(call('act', 'home', { entityIds: targets(9) }), now(guest)).why).toEqual(['many']);
  });

  test('the same thing twice is one thing', () => {
    const same = call('act', 'home', { entityIds: Array.from({ length: 20 }, () => 'light.l') });
    expect(short(same, now(guest))).toBe('run');
  });

  test('what the turn has moved before counts too', () => {
    const before = (count: number) =>
      new Set(Array.from({ length: count }, (_, index) => `switch.s${index}`));
    const after = (moved: ReadonlySet<string>) => now(guest, { moved });
    expect(short(call('act', 'home'), after(before(MAX_TARGETS - 1)))).toBe('run');
    expect(short(call('act', 'home'), after(before(MAX_TARGETS)))).toBe('asker');
    const two = call('act', 'home', { entityIds: targets(2) });
    expect(short(two, after(new Set(['light.l0', ...before(MAX_TARGETS - 2)])))).toBe('run');
    expect(short(call('read', 'home'), after(before(100)))).toBe('run');
  });

  test('so does one thing over and over', () => {
    const after = (acts: number) => now(guest, { moved: new Set(['light.l0']), acts });
    expect(short(call('act', 'home'), after(MAX_TARGETS - 1))).toBe('run');
    expect(asked(call('act', 'home'), after(MAX_TARGETS)).why).toEqual(['many']);
    expect(short(call('read', 'home'), after(100))).toBe('run');
  });
});

describe('with a stranger’s text in the turn', () => {
  const adult = askerWith('adult');
  const tainted = (over: Partial<Circumstances> = {}) => now(adult, { taint: [mail], ...over });

  test('what only reads runs', () => {
    expect(short(call('read', 'home'), tainted())).toBe('run');
  });

  test('what acts is asked about, unless it is what the person said', () => {
    expect(asked(call('act', 'home'), tainted()).why).toEqual(['outside_text']);
    expect(short(call('act', 'home'), tainted({ isInOwnWords: true }))).toBe('run');
  });

  test('what is risky is asked about whoever said it', () => {
    const unlock = call('confirm', 'security');
    expect(asked(unlock, tainted()).why).toEqual(['risky', 'outside_text']);
    expect(asked(unlock, tainted({ isInOwnWords: true })).why).toEqual(['risky', 'outside_text']);
  });

  test('what leaves the house counts as an act', () => {
    const search = call('read', 'media', { sendsOut: true, entityIds: [] });
    expect(short(search, now(adult))).toBe('run');
    expect(asked(search, tainted()).why).toEqual(['outside_text']);
    expect(short(search, tainted({ isInOwnWords: true }))).toBe('run');
    const asks = { ...adult, areas: { ...adult.areas, media: 'ask' as const } };
    expect(short(search, now(asks, { taint: [mail], isInOwnWords: true }))).toBe('adult');
  });

  test('many are many in one’s own words too', () => {
    const many = call('act', 'home', { entityIds: targets(9) });
    expect(asked(many, tainted({ isInOwnWords: true })).why).toEqual(['many']);
    expect(asked(many, tainted()).why).toEqual(['many', 'outside_text']);
  });
});

describe('which one', () => {
  test('is asked of the asker, and the choice is a yes to the rest', () => {
    const ask = asked(
      call('act', 'home', { entityIds: targets(9) }),
      now(askerWith('guest'), { ambiguity: which, taint: [mail] }),
    );
    expect(ask).toEqual({
      verdict: 'ask',
      question: which.question,
      why: ['many', 'outside_text', 'ambiguous'],
      answerableBy: 'asker',
      isSecurity: false,
      ambiguity: which,
    });
  });

  test.each([
    ['a guarded door', call('confirm', 'security'), askerWith('adult')],
    ['what an adult has to allow', call('act', 'security'), askerWith('child')],
  ])('is a question of its own for %s', (_, judged, asker) => {
    const ask = asked(judged, now(asker, { ambiguity: which }));
    expect([ask.why, ask.answerableBy, ask.isSecurity]).toEqual([['ambiguous'], 'asker', false]);
    const again = asked(judged, now(asker));
    expect(again.why).not.toContain('ambiguous');
    expect(again.isSecurity || again.answerableBy === 'adult').toBe(true);
  });

  test.each([
    ['a guarded door', call('confirm', 'security'), askerWith('adult')],
    ['what an adult has to allow', call('act', 'security'), askerWith('child')],
  ])('a bare yes or no is none of its own for %s', (_, judged, asker) => {
    const sure: Ambiguity = { ...which, options: which.options.slice(0, 1) };
    expect(asked(judged, now(asker, { ambiguity: sure }))).toEqual(asked(judged, now(asker)));
  });

  test('is not asked about what is not allowed', () => {
    expect(short(call('act', 'security'), now(askerWith('guest'), { ambiguity: which }))).toBe('deny');
  });

  test('is not asked of an automation', () => {
    expect(short(call('read', 'home'), now(askerWith('house'), { ambiguity: which }))).toBe('deny');
  });
});

describe('from where', () => {
  test('away is a reason more for what guards the house, and for nothing else', () => {
    const far = now(askerWith('adult'), { place: 'away' });
    expect(asked(call('confirm', 'security'), far)).toMatchObject({
      why: ['risky', 'away'],
      isSecurity: true,
    });
    expect(asked(call('confirm', 'home'), far).why).toEqual(['risky']);
    expect(short(call('act', 'security'), far)).toBe('run');
  });
});

describe('after a yes', () => {
  test('the rights of now count', () => {
    const unlock = call('confirm', 'security');
    const yes = { isAnswered: true } as const;
    expect(short(unlock, now(askerWith('adult'), { ...yes, answeredBy: 'asker' }))).toBe('run');
    expect(short(unlock, now(askerWith('guest'), { ...yes, answeredBy: 'adult' }))).toBe('deny');
    expect(short(unlock, now(askerWith('child'), { ...yes, answeredBy: 'adult' }))).toBe('run');
    expect(short(unlock, now(askerWith('child'), yes))).toBe('run');
    // Asked as an adult, answered as a child.
    expect(short(unlock, now(askerWith('child'), { ...yes, answeredBy: 'asker' }))).toBe('adult');
    expect(short(call('owner', 'household'), now(askerWith('adult'), yes))).toBe('deny');
  });
});

test('every refusal is a kind sentence in both languages, and says something else for each area', () => {
  for (const [language, phrases] of [
    ['en', english],
    ['de', german],
  ] as const) {
    const reasons = (['person', 'room', 'house'] as const).flatMap((kind) =>
      rightsAreas.map((area) => {
        const verdict = judge(call('read', area), now(leveled(area, 'none', kind), { language }));
        return verdict.verdict === 'deny' ? verdict.reason : '';
      }),
    );
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const reason of reasons) expect(reason).toMatch(/^\p{Lu}.*[.]$/u);
    expect(reasons[0]).toBe(phrases.gate.refused.person('home'));
  }
});
