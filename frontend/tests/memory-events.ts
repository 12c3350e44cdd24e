/** What Home Assistant answers to the memory card. */
export const fact = (id: string, text: string | null, over: object = {}) => ({
  id,
  scope: 'private',
  fact: text,
  category: 'other',
  is_secret: text === null,
  said_by: 'Robin',
  is_own: true,
  said_at: '2026-11-20T18:04:05.678Z',
  place: null,
  source: 'told',
  expires_at: null,
  last_used_at: null,
  is_changeable: true,
  ...over,
});

export const LENA = fact('f1', 'My sister is called Lena', { place: 'Kitchen' });
export const COFFEE = fact('f2', 'I like my coffee without milk', {
  source: 'learned',
  said_at: '2026-11-22T08:10:00Z',
});
export const CODE = fact('f3', null, { said_at: '2025-03-01T08:10:00Z' });
export const GUEST = fact('f4', 'Aunt Ida is here', {
  source: 'corrected',
  expires_at: '2026-12-01T12:00:00Z',
});
export const KEY = fact('h1', 'The spare key is with the neighbours', { scope: 'household' });
export const BINS = fact('h2', 'The bins go out on Monday', {
  scope: 'household',
  said_by: 'Sam',
  is_own: false,
  is_changeable: false,
});

const EVERYTHING = { private: true, household: true };
export const page = (facts: readonly object[], over: object = {}) => ({
  facts,
  count: facts.length,
  next: null,
  sees: EVERYTHING,
  ...over,
});
export const MINE = page([COFFEE, LENA, GUEST, CODE]);
export const OURS = page([KEY, BINS]);

export const WHY = {
  fact: { ...LENA, last_used_at: '2026-11-22T09:00:00Z' },
  sentence: null,
  before: [{ fact: 'My sister is called Anna', said_at: '2026-10-01T12:00:00Z' }],
  exchange: {
    at: '2026-11-20T18:04:05Z',
    said: 'remember that my sister is called Lena',
    answered: 'I will remember that.',
    door: 'assist',
  },
  outside: [],
};

export const ME = {
  is_somebody: true,
  name: 'Robin',
  soul: '---\naddress: Captain\nverbosity: brief\n---\nTell me the time first.',
  voice: null,
  start_mode: 'tap',
  is_learning: true,
  learns_again_at: null,
  last_manner: { at: '2026-11-21T18:04:05Z', is_own: true, before: null },
  notify: null,
  phones: [
    { id: 'notify.mobile_app_pixel', name: 'Pixel 11' },
    { id: 'notify.mobile_app_tablet', name: 'Tablet' },
  ],
  voices: [],
};
export const TABLET = { is_somebody: false, name: 'Tablet', start_mode: 'tap' };
export const REVISION = { kind: 'snapshot', revision: 1 };
