import { html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import type { Fact, Why } from './read-facts.ts';

interface Telling {
  readonly words: MemoryWords;
  readonly hass: Hass;
  readonly now: number;
}

/** Who said it, in the line below a fact. */
export function renderSource(fact: Fact, { words, hass, now }: Telling): string {
  const { source } = words;
  const who = fact.is_own ? source.you : fact.said_by;
  const day = (at: string) => formatDay(Date.parse(at), now, hass, false);
  const how = { told: source.told(who), corrected: source.corrected(who), learned: source.learned };
  const until = fact.expires_at === null ? [] : [source.until(day(fact.expires_at))];
  // No line begins with a dot.
  return [how[fact.source], day(fact.said_at), ...until].join('\u00A0· ');
}

/** Where a fact comes from, in full. */
export function renderWhy({ fact, sentence, said, before, outside }: Why, telling: Telling): TemplateResult {
  const { words, hass, now } = telling;
  const moment = (at: string) => formatDay(Date.parse(at), now, hass, true);
  const at = moment(fact.said_at);
  const origin = {
    told: fact.is_own ? words.why.told(at, fact.place) : words.why.toldBy(fact.said_by, at, fact.place),
    learned: words.why.learned(at),
    corrected: words.why.corrected(at),
  }[fact.source];
  const quoted = sentence ?? said;
  return html`
    <p>${origin}</p>
    ${quoted === null ? nothing : html`<blockquote>${words.why.said(quoted)}</blockquote>`}
    ${outside.length === 0 ? nothing : html`<p>${words.why.outside(outside)}</p>`}
    ${before.map((old) => html`<p>${words.why.before(old.fact, moment(old.said_at))}</p>`)}
    ${fact.last_used_at === null ? nothing : html`<p>${words.why.used(moment(fact.last_used_at))}</p>`}
  `;
}
