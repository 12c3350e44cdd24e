import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls } from '../card/styles.ts';
import { defineElement } from '../home-assistant/define-element.ts';
import { voiceEnglish } from '../language/voice-english.ts';
import type { VoiceWords } from '../language/voice-words.ts';
import { voiceWordsFor } from '../language/voice-words-for.ts';
import { findPipeline } from './find-pipeline.ts';
import { createPress } from './press.ts';
import { NOTHING_CHOSEN, type OwnSettings, readOwnSettings, type StartMode } from './own-settings.ts';
import type { VoiceHass } from './voice-hass.ts';
import { createVoiceSession, type TalkManner } from './voice-session.ts';
import { voiceStyles } from './voice-styles.ts';
import { voiceSentence, voiceStrip } from './voice-view.ts';

/** What was understood; `send`: at once, else it goes into the field to be corrected. */
export type TranscriptEvent = CustomEvent<{ readonly text: string; readonly send: boolean }>;

/** A complete answer to something that was said here. */
export interface SpokenReply {
  readonly id: string;
  /** Markdown. */
  readonly text: string;
}

const isAnotherReply = (one: SpokenReply | null, other: SpokenReply | null): boolean => one?.id !== other?.id;

/**
 * The microphone of a card: hold it, tap it, or let it listen by itself; and the voice of its answers. Tells
 * `butler-transcript` with what was understood, and `butler-interrupt` when somebody begins to speak.
 */
export class VoiceButton extends LitElement {
  static override readonly styles = [controls, voiceStyles];
  static override readonly properties = {
    hass: {},
    reply: { hasChanged: isAnotherReply },
    autoSend: {},
    speakReplies: {},
    startMode: {},
    isInert: {},
    words: { state: true },
    isAway: { state: true },
  };
  declare hass: VoiceHass | null;
  /** The newest one; another one is read aloud, and then it listens again if that is the start mode. */
  declare reply: SpokenReply | null;
  declare autoSend: boolean;
  /** Null: if there is a voice. */
  declare speakReplies: boolean | null;
  /** Null: what the person has chosen for themselves. */
  declare startMode: StartMode | null;
  /** Nothing can be said now: no connection, or a preview. */
  declare isInert: boolean;
  declare words: VoiceWords;
  declare isAway: boolean;

  #own: OwnSettings = NOTHING_CHOSEN;
  #isEnding = false;
  readonly #session = createVoiceSession({
    hass: () => this.hass,
    player: new Audio(),
    onChange: () => this.requestUpdate(),
    onLevel: (level) => this.style.setProperty('--level', level.toFixed(2)),
    onWords: (text, manner) => this.#tell(text, manner),
    onInterrupt: () =>
      this.dispatchEvent(new CustomEvent('butler-interrupt', { bubbles: true, composed: true })),
  });
  readonly #press = createPress({
    onDown: () => this.#down(),
    onHeld: () => this.#session.settle('hold'),
    onTap: () => this.#session.settle('tap'),
    onRelease: () => (this.#isEnding ? undefined : this.#session.finish()),
    onCancel: () => this.#cancel(),
    onSlide: (isAway) => (this.isAway = isAway),
  });

  constructor() {
    super();
    this.hass = null;
    this.reply = null;
    this.autoSend = false;
    this.speakReplies = null;
    this.startMode = null;
    this.isInert = false;
    this.words = voiceEnglish;
    this.isAway = false;
  }

  get #mode(): StartMode {
    return this.startMode ?? this.#own.startMode;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    // The first time it is opened with what it is given.
    if (this.hasUpdated) void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#press.cancel();
    this.#session.close();
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#press.cancel();
      this.#session.cancel();
    } else {
      void this.#open();
    }
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('hass');
    if (changed.has('hass') && this.hass !== null) {
      if (before?.language !== this.hass.language) void this.#speak(this.hass.language);
      if (before?.connection !== this.hass.connection && this.isConnected) void this.#open();
    }
    if (changed.has('isInert') && changed.get('isInert') !== undefined) {
      if (!this.isInert) this.#listenIfAsked();
      // A lost connection is told by whatever was using it.
      else if (this.hass?.connection.connected === true) this.#session.cancel();
    }
    if (changed.has('reply') && this.reply !== null) void this.#answered(this.reply);
  }

  async #speak(language: string): Promise<void> {
    const words = await voiceWordsFor(language);
    if (this.hass?.language === language) this.words = words;
  }

  /** The view is there: it listens if that is what this person wants. */
  async #open(): Promise<void> {
    const connection = this.hass?.connection;
    if (connection === undefined || this.isInert) return;
    this.#own = await readOwnSettings(connection);
    this.#listenIfAsked();
  }

  #listenIfAsked(): void {
    const { talking, isReading } = this.#session.state();
    if (!this.isConnected || this.isInert || document.hidden || talking !== null || isReading) return;
    if (this.#mode === 'listen') void this.#session.listenByItself();
  }

  async #answered({ text }: SpokenReply): Promise<void> {
    if (this.speakReplies !== false) {
      const read = this.#session.read({ text, voice: this.#own.voice });
      // So that it hears who speaks into it.
      if (this.#mode === 'listen') void this.#session.listenByItself();
      await read;
      if (this.speakReplies === null && this.#session.state().failing === 'no_voice') this.#session.dismiss();
    }
    this.#listenIfAsked();
  }

  async #readAgain(): Promise<void> {
    if (this.reply !== null) await this.#session.read({ text: this.reply.text, voice: this.#own.voice });
  }

  #down(): void {
    const { talking, isReading } = this.#session.state();
    this.isAway = false;
    this.#isEnding = talking !== null && !(isReading && talking.manner === 'by_itself');
    if (!this.#isEnding) {
      this.#session.cancel();
      if (!this.isInert) this.#session.begin();
    } else if (talking?.phase === 'listening' && talking.manner !== 'by_itself') {
      this.#session.finish();
    } else if (talking?.phase !== 'understanding') {
      this.#session.cancel();
    }
  }

  #cancel(): void {
    this.isAway = false;
    if (!this.#isEnding) this.#session.cancel();
  }

  /** By the button of a failing, or a new try after it: like a tap. */
  #tap(isTakenOver: boolean): void {
    this.#session.begin(isTakenOver);
    this.#session.settle('tap');
  }

  #tell(text: string, manner: TalkManner): void {
    const send = this.autoSend || manner === 'by_itself';
    this.dispatchEvent(
      new CustomEvent('butler-transcript', { detail: { text, send }, bubbles: true, composed: true }),
    );
  }

  #onKeyDown(event: KeyboardEvent): void {
    const { talking, isReading, failing } = this.#session.state();
    if (event.key !== 'Escape' || (talking === null && !isReading && failing === null)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#press.cancel();
    this.#session.stopReading();
    this.#session.cancel();
  }

  #native(): (() => void) | null {
    const { hass } = this;
    const app = hass?.auth?.external;
    if (hass === null || app?.config?.hasAssist !== true) return null;
    return () =>
      void findPipeline(hass)
        .then(({ id }) => id)
        .catch(() => 'preferred')
        .then((pipeline_id) =>
          app.fireMessage({ type: 'assist/show', payload: { pipeline_id, start_listening: true } }),
        );
  }

  protected override render() {
    if (this.hass === null) return nothing;
    const state = this.#session.state();
    const isOn = state.talking?.phase === 'listening';
    const viewer = { isAdmin: this.hass.user?.is_admin === true, isAway: this.isAway };
    const strip = voiceStrip(state, viewer, this.words, {
      cancel: () => this.#session.cancel(),
      retry: () => this.#tap(false),
      takeOver: () => this.#tap(true),
      hearAgain: () => void this.#readAgain(),
      stopReading: () => this.#session.stopReading(),
      dismiss: () => this.#session.dismiss(),
      openNative: this.#native(),
    });
    const press = this.#press;
    const onKey = (event: KeyboardEvent) => this.#onKeyDown(event);
    return html`
      <div class="hidden" role="status">${voiceSentence(state, viewer, this.words)}</div>
      ${strip === nothing ? nothing : html`<div class="row" @keydown=${onKey}>${strip}</div>`}
      <button
        class=${isOn ? 'talk on' : 'talk'}
        type="button"
        title=${this.words.hint}
        aria-label=${isOn ? this.words.finish : this.words.talk}
        aria-pressed=${String(isOn)}
        aria-disabled=${String(this.isInert)}
        @pointerdown=${press.pointerDown}
        @pointermove=${press.pointerMove}
        @pointerup=${press.pointerUp}
        @pointercancel=${press.cancel}
        @keydown=${(event: KeyboardEvent) => {
          press.keyDown(event);
          onKey(event);
        }}
        @keyup=${press.keyUp}
        @click=${press.click}
        @blur=${press.cancel}
        @contextmenu=${(event: Event) => event.preventDefault()}
      >
        <ha-icon icon=${isOn ? 'mdi:stop' : 'mdi:microphone'} aria-hidden="true"></ha-icon>
      </button>
    `;
  }
}

defineElement('butler-voice-button', VoiceButton);
