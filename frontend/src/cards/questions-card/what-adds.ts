const ARTICLE = /^(?:the|a|an|der|die|das|den|dem|des)$/u;

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !ARTICLE.test(word))
    .toSorted()
    .join(' ');

/** What exactly will run, where it says more than the question: one step may be the very same words. */
export function whatAdds({
  text,
  what,
}: {
  readonly text: string;
  readonly what: readonly string[];
}): readonly string[] {
  const [only] = what;
  return what.length === 1 && only !== undefined && wordsOf(only) === wordsOf(text) ? [] : what;
}
