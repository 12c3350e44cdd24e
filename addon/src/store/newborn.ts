const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECENT_MS = 5_000;

/**
 * Whether a conversation began just now and `since` then, so that there is no past to look for: what was said
 * before a restart is in the database only. Milliseconds since 1970. Home Assistant names a new
 * conversation by a ULID, whose first ten characters are milliseconds since 1970 (github.com/ulid/spec);
 * a clock that differs from ours makes a conversation look older, never younger than it matters.
 */
export function isNewborn(conversationId: string, now: number, since: number): boolean {
  if (!ULID.test(conversationId)) return false;
  let made = 0;
  for (const letter of conversationId.slice(0, 10).toUpperCase())
    made = made * 32 + CROCKFORD.indexOf(letter);
  return made >= since && Math.abs(now - made) < RECENT_MS;
}
