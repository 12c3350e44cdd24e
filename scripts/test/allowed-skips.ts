/** A line of tests/allowed-skips: which tests may be skipped, where, and why. */
export interface AllowedSkip {
  /** A part of the test's full name. */
  readonly name: string;
  /** `anywhere`, or only where the real things cannot be had: `not on debian as root`. */
  readonly where: 'anywhere' | 'not on debian as root';
  readonly reason: string;
}

/**
 * Parses `name | where | reason` lines; `#` starts a comment line.
 * Throws an Error that names the line which is not of that form.
 */
export function parseAllowedSkips(text: string): AllowedSkip[] {
  return text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => {
      const [name, where, reason] = line.split('|').map((part) => part.trim());
      if (!name || !reason || (where !== 'anywhere' && where !== 'not on debian as root')) {
        throw new Error(
          `tests/allowed-skips, line ${number}: write "name | anywhere | reason" or ` +
            `"name | not on debian as root | reason", not "${line}"`,
        );
      }
      return { name, where, reason };
    });
}

/** The skipped tests that no line allows here. */
export function unexplained(
  skipped: readonly string[],
  allowed: readonly AllowedSkip[],
  debianAsRoot: boolean,
): string[] {
  return skipped.filter(
    (test) =>
      !allowed.some(({ name, where }) => test.includes(name) && (where === 'anywhere' || !debianAsRoot)),
  );
}
