import { expect, test } from 'vitest';
import nobody from '../../../../tests/contract/examples/meOfCard.nobody.json' with { type: 'json' };
import recorded from '../../../../tests/contract/examples/meOfCard.json' with { type: 'json' };
import { readMe } from './read-me.ts';

test('what is recorded of the wire is read as it is', () => {
  expect(readMe(recorded)).toEqual({
    isSomebody: true,
    soul: recorded.soul,
    lastManner: { at: recorded.last_manner.at, isOwn: recorded.last_manner.is_own },
    isLearning: recorded.is_learning,
    learnsAgainAt: recorded.learns_again_at,
    startMode: recorded.start_mode,
    voice: recorded.voice,
    voices: recorded.voices,
    notify: recorded.notify,
    phones: recorded.phones,
  });
  expect(readMe(nobody)).toMatchObject({ isSomebody: false, soul: null, phones: [], notify: null });
});

test('what is missing or of tomorrow is as it is for who has chosen nothing', () => {
  const newer = { ...recorded, start_mode: 'shout', last_manner: {}, phones: [{ id: 'notify.x' }, 7] };
  expect(readMe(newer)).toMatchObject({
    startMode: 'tap',
    lastManner: null,
    phones: [{ id: 'notify.x', name: 'notify.x' }],
  });
  for (const nothing of [null, 7, []]) expect(readMe(nothing)).toBeNull();
});
