import type { Fact, FactsPage, Scope } from './read-facts.ts';
import type { Me } from './read-me.ts';

const fact = (id: string, text: string, over: Partial<Fact> = {}): Fact => ({
  id,
  scope: 'private',
  fact: text,
  is_secret: false,
  said_by: 'Sam',
  is_own: true,
  said_at: '2026-01-01T12:00:00Z',
  place: null,
  source: 'told',
  expires_at: null,
  last_used_at: null,
  is_changeable: true,
  ...over,
});

/** What the card picker shows. */
export function factsSample(scope: Scope): FactsPage {
  const facts =
    scope === 'private'
      ? [
          fact('a', 'My sister is called Lena'),
          fact('b', 'I like my coffee without milk', { source: 'learned' }),
          fact('c', '', { fact: null, is_secret: true }),
        ]
      : [fact('d', 'The spare key is with the neighbours', { scope, is_own: false })];
  return { facts, count: facts.length, next: null, sees: { private: true, household: true } };
}

export const meSample: Me = {
  isSomebody: true,
  soul: null,
  lastManner: null,
  isLearning: true,
  learnsAgainAt: null,
  startMode: 'tap',
  voice: null,
  voices: [],
  notify: null,
  phones: [],
};
