export interface SafeLink {
  readonly href: string;
  /** What a person should know before they follow it: the host, the address, the number. */
  readonly where: string;
}

const TO_PEOPLE: ReadonlySet<string> = new Set(['mailto:', 'tel:']);
const TO_PAGES: ReadonlySet<string> = new Set(['https:', 'http:']);

/** Null for what is no whole address of a page, a mailbox or a telephone. */
export function safeLink(address: string): SafeLink | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname, href } = new URL(address);
  if (TO_PAGES.has(protocol)) return host === '' ? null : { href, where: host };
  return TO_PEOPLE.has(protocol) && pathname !== '' ? { href, where: decoded(pathname) } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
