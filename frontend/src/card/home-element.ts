import { LitElement } from 'lit';
import type { Topic } from '../client/topic.ts';
import type { Hass } from '../home-assistant/hass.ts';
import type { Words } from '../language/words.ts';
import { wordsFor } from '../language/words-for.ts';
import { followFeed, type FollowedFeed } from './follow-feed.ts';

/**
 * What everything has in common that Home Assistant puts on a page: it is given `hass` and `preview`, speaks
 * the person's language, and follows topics. Draws only when something that it shows has changed, never because
 * `hass` is new.
 */
export abstract class HomeElement extends LitElement {
  #hass: Hass | null = null;
  #isPreview = false;
  #words: Words | null = null;
  readonly #feeds: FollowedFeed<unknown>[] = [];

  /** Of drawings, for the tests of what must not draw. */
  drawn = 0;

  /** Null until the file of the language is there. */
  protected get words(): Words | null {
    return this.#words;
  }

  /** For a subclass's field; `topic` is asked anew whenever it is followed anew. */
  protected follow<T>(topic: () => Topic<T>, onChange = () => this.requestUpdate()): FollowedFeed<T> {
    const feed = followFeed(this, topic, onChange);
    this.#feeds.push(feed);
    return feed;
  }

  get hass(): Hass | null {
    return this.#hass;
  }
  set hass(hass: Hass | null) {
    const before = this.#hass;
    this.#hass = hass;
    if (hass !== null && hass.language !== before?.language) void this.#speak(hass.language);
    if (hass?.connection !== before?.connection) this.#refollow();
    else if (!isSameClock(hass, before)) this.requestUpdate();
  }

  /**
   * Of the picker, the editor, and a dashboard that is edited: nothing is asked for. What is shown is known
   * already, or made up.
   */
  get preview(): boolean {
    return this.#isPreview;
  }
  set preview(isPreview: boolean) {
    if (isPreview === this.#isPreview) return;
    this.#isPreview = isPreview;
    this.#refollow();
    this.requestUpdate();
  }

  #refollow(): void {
    for (const feed of this.#feeds) feed.refollow();
  }

  async #speak(language: string): Promise<void> {
    const words = await wordsFor(language);
    if (this.#hass?.language !== language) return;
    this.#words = words;
    this.spoken(words);
    this.requestUpdate();
  }

  /** The words are there, or are another language's now. */
  protected spoken(_words: Words): void {
    // For those who hand them on.
  }
}

/** How the person reads times: changed in their profile, while the page is open. */
const isSameClock = (one: Hass | null, other: Hass | null): boolean =>
  one?.locale?.time_format === other?.locale?.time_format &&
  one?.locale?.time_zone === other?.locale?.time_zone &&
  one?.config?.time_zone === other?.config?.time_zone;
