/** The little grammar that all languages share: who, and what is said of them. */

export interface Subject {
  /** "the hall light", "5 lights". */
  readonly names: string;
  readonly isMany: boolean;
}

/** What a thing is now, and what it was before anybody asked: "is on", "are on", "was already on". */
export interface Predicate {
  readonly one: string;
  readonly many: string;
  readonly oneAlready: string;
  readonly manyAlready: string;
}

/** A sentence about them, without its full stop. */
export function about({ names, isMany }: Subject, { one, many }: Pick<Predicate, 'one' | 'many'>): string {
  return `${names} ${isMany ? many : one}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
