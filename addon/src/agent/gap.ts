/** Two sentences that follow each other: heard, they need a space; read, a paragraph. */
export function withGap(before: string, next: string, spoken: boolean): string {
  if (before === '' || /\s$/.test(before) || /^\s/.test(next)) return next;
  return (spoken ? ' ' : '\n\n') + next;
}
