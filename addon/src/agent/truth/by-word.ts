/** What looks at a clause only when one of its words stands there. */
export interface Matcher<Found> {
  readonly words: ReadonlySet<string>;
  readonly match: (clause: string) => readonly Found[];
}

/** All of them at once, in their order: a clause has few words, and there are more than a hundred matchers. */
export function byWord<Found>(matchers: readonly Matcher<Found>[]): (clause: string) => Found[] {
  const positions = new Map<string, number[]>();
  for (const [position, { words }] of matchers.entries()) {
    for (const word of words) {
      const list = positions.get(word);
      if (list === undefined) positions.set(word, [position]);
      else list.push(position);
    }
  }
  return (clause) => {
    const meant = new Set(clause.split(' ').flatMap((word) => positions.get(word) ?? []));
    if (meant.size === 0) return [];
    return matchers.flatMap(({ match }, position) => (meant.has(position) ? match(clause) : []));
  };
}
