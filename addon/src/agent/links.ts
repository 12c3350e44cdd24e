/**
 * Once outside text is in the turn, a reply carries no link and no picture to an address that neither the person
 * nor the house has named: an address can carry a secret away, and a picture does so without a click.
 */
import type { Phrases } from '../language/phrases.ts';

export interface LinkFilter {
  /** What may be heard of it now; the rest waits until its address is complete. */
  push(text: string): string;
  /** What has waited. */
  finish(): string;
}

export interface Links {
  /** False: nothing from outside is in the turn, and all links stay. */
  readonly isOn: () => boolean;
  readonly isKnown: (host: string) => boolean;
  readonly phrases: Pick<Phrases, 'linkLeftOut'>;
}

const HOST =
  /(?:^|[^\p{L}\p{N}.@-])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})?\.)+\p{L}{2,24})(?![\p{L}\p{N}-])/giu;

/** Host names in a text, lower case. */
export function hostsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(HOST), ([, host = '']) => hostOf(`https://${host}`) ?? host.toLowerCase());
}

const MARKUP = new RegExp(
  [
    String.raw`!\[(?<alt>[^\]]*)\](?:\((?<image>[^)]*)\)|\[[^\]]*\])`,
    String.raw`\]\((?<link>[^)]*)\)`,
    String.raw`\]:[ \t]*(?<definition>\S+)`,
    String.raw`<(?<html>[a-z/!?][^>]*)>`,
    String.raw`(?<![\p{L}\p{N}])(?<bare>(?:https?:|ftp:|www\.)[^\s<>()"\]]*)`,
  ].join('|'),
  'giu',
);
/** The beginning of one of these at the very end. */
const UNFINISHED = new RegExp(
  [
    String.raw`!(?:\[[^\]]*(?:\](?:\([^)]*|\[[^\]]*\]?)?)?)?$`,
    String.raw`\](?:\([^)]*|:[ \t]*\S*)?$`,
    String.raw`<(?:[a-z/!?][^>]*)?$`,
    String.raw`(?<![\p{L}\p{N}])(?:h|ht|htt|https?|https?:[^\s<>()"\]]*|f|ft|ftp|ftp:[^\s<>()"\]]*|w|ww|www|www\.[^\s<>()"\]]*)$`,
  ].join('|'),
  'iu',
);
/** More than this has waited: it is no address that anybody needs. */
const MOST_WAITING = 4_000;

export function createLinkFilter({ isOn, isKnown, phrases }: Links): LinkFilter {
  let waiting = '';

  function clean(text: string): string {
    return text.replace(MARKUP, (whole: string, ...rest: unknown[]) => {
      const { alt, image, link, definition, html, bare } = groupsOf(rest);
      const address = image ?? link ?? definition ?? bare;
      if (address !== undefined && isAllowed(address, isKnown)) return whole;
      if (whole.startsWith('![')) return alt ?? '';
      if (link !== undefined || definition !== undefined) return ']';
      return html !== undefined && !/^(?:https?:|www\.)/iu.test(html) ? '' : phrases.linkLeftOut;
    });
  }

  return {
    push(text) {
      if (!isOn() && waiting === '') return text;
      const all = waiting + text;
      const start = all.search(UNFINISHED);
      const isTooMuch = start !== -1 && all.length - start > MOST_WAITING;
      waiting = start === -1 || isTooMuch ? '' : all.slice(start);
      return clean(start === -1 ? all : all.slice(0, start));
    },
    finish() {
      const last = waiting;
      waiting = '';
      return isOn() ? clean(closed(last)) : last;
    },
  };
}

/** What was left open is read as if it had been closed. */
function closed(text: string): string {
  if (/\]\([^)]*$/u.test(text)) return `${text})`;
  return /^<[a-z/!?]/iu.test(text) ? `${text}>` : text;
}

function groupsOf(rest: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  const groups = rest.at(-1);
  if (typeof groups !== 'object' || groups === null) return {};
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

/** A path on the page itself is no other address. */
function isAllowed(address: string, isKnown: Links['isKnown']): boolean {
  const [url = ''] = address.trim().replace(/^<|>$/g, '').split(/\s/u);
  const host = hostOf(url.startsWith('www.') ? `https://${url}` : url);
  return host !== undefined && (host === HERE || isKnown(host));
}

const HERE = 'here.invalid';

/** Undefined: no address of the web at all (`data:`, `javascript:`). */
function hostOf(url: string): string | undefined {
  const parsed = URL.parse(url, `https://${HERE}`);
  return parsed !== null && /^https?:$/u.test(parsed.protocol) ? parsed.hostname : undefined;
}
