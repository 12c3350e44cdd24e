import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls } from '../card/styles.ts';
import { conversationEnglish } from '../language/conversation-english.ts';
import type { ConversationWords } from '../language/conversation-words.ts';
import { createLate } from './late.ts';
import { createPress } from './press.ts';
import { NOTHING_CHOSEN, type OwnSettings, readOwnSettings, type StartMode } from './own-settings.ts';
import { unlockPlayer } from './unlock-player.ts';
import type { Voice } from './voice.ts';
import type { VoiceHass } from './voice-hass.ts';
import type { TalkManner } from './voice-session.ts';
import { voiceStyles } from './voice-styles.ts';

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
 * The microphone of a card: hold it, tap it, or let it listen by itself; and the voice of its answers. What is
 * behind it is loaded when it is used. Tells `butler-transcript` with what was understood, and
 * `butler-interrupt` when somebody begins to speak.
 */
export class VoiceButton extends LitElement {
  static override readonly styles = [controls, voiceStyles];
  static override readonly properties = {
    hass: {},
    words: {},
    reply: { hasChanged: isAnotherReply },
    autoSend: {},
    speakReplies: {},
    startMode: {},
    isInert: {},
    isAway: { state: true },
  };
  declare hass: VoiceHass | null;
  declare words: ConversationWords['microphone'];
  /** The newest one; another one is read aloud, and then it listens again if that is the start mode. */
  declare reply: SpokenReply | null;
  declare autoSend: boolean;
  /** Null: if there is a voice. */
  declare speakReplies: boolean | null;
  /** Null: what the person has chosen for themselves. */
  declare startMode: StartMode | null;
  /** Nothing can be said now: no connection, or a preview. */
  declare isInert: boolean;
  declare isAway: boolean;

  #own: OwnSettings = NOTHING_CHOSEN;
  #isEnding = false;
  readonly #player = new Audio();
  readonly #late = createLate(
    () => this.#load(),
    () => this.requestUpdate(),
  );
  readonly #press = createPress({
    onDown: () => this.#down(),
    onHeld: () => this.#late.use((voice) => voice.settle('hold')),
    onTap: () => this.#late.use((voice) => voice.settle('tap')),
    onRelease: () => this.#late.use((voice) => (this.#isEnding ? undefined : voice.finish())),
    onCancel: () => this.#cancel(),
    onSlide: (isAway) => (this.isAway = isAway),
  });

  constructor() {
    super();
    this.hass = null;
    this.words = conversationEnglish.microphone;
    this.reply = null;
    this.autoSend = false;
    this.speakReplies = null;
    this.startMode = null;
    this.isInert = false;
    this.isAway = false;
  }

  get #mode(): StartMode {
    return this.startMode ?? this.#own.startMode;
  }

  async #load(): Promise<Voice> {
    const { createVoice } = await import('./voice.ts');
    const voice = createVoice({
      hass: () => this.hass,
      player: this.#player,
      onChange: () => this.requestUpdate(),
      onLevel: (level) => this.style.setProperty('--level', level.toFixed(2)),
      onWords: (text, manner) => this.#tell(text, manner),
      onInterrupt: () =>
        this.dispatchEvent(new CustomEvent('butler-interrupt', { bubbles: true, composed: true })),
      onReadAgain: () => this.#readAgain(),
    });
    if (this.hass !== null) await voice.speak(this.hass.language);
    return voice;
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
    this.#late.letBe();
    this.#late.now()?.close();
  }

  readonly #onVisibility = (): void => {
    if (document.hidden) {
      this.#press.cancel();
      this.#late.letBe();
      this.#late.now()?.cancel();
    } else {
      void this.#open();
    }
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('hass');
    if (changed.has('hass') && this.hass !== null) {
      if (before?.language !== this.hass.language) void this.#late.now()?.speak(this.hass.language);
      if (before?.connection !== this.hass.connection && this.isConnected) void this.#open();
    }
    if (changed.has('isInert') && changed.get('isInert') !== undefined) {
      if (!this.isInert) this.#listenIfAsked();
      // A lost connection is told by whatever was using it.
      else if (this.hass?.connection.connected === true) this.#late.now()?.cancel();
    }
    if (changed.has('reply') && this.reply !== null) this.#answered(this.reply);
  }

  /** The view is there: it listens if that is what this person wants. */
  async #open(): Promise<void> {
    const connection = this.hass?.connection;
    if (connection === undefined || this.isInert) return;
    this.#own = await readOwnSettings(connection);
    this.#listenIfAsked();
  }

  #listenIfAsked(): void {
    if (this.#mode !== 'listen') return;
    this.#late.use((voice) => {
      const { talking, isReading } = voice.state();
      if (!this.isConnected || this.isInert || document.hidden || talking !== null || isReading) return;
      void voice.listenByItself();
    });
  }

  #answered({ text }: SpokenReply): void {
    if (this.speakReplies === false) this.#listenIfAsked();
    else this.#late.use((voice) => void this.#read(voice, text));
  }

  async #read(voice: Voice, text: string): Promise<void> {
    const read = voice.read({ text, voice: this.#own.voice });
    // So that it hears who speaks into it.
    if (this.#mode === 'listen') void voice.listenByItself();
    await read;
    if (this.speakReplies === null && voice.state().failing === 'no_voice') voice.dismiss();
    this.#listenIfAsked();
  }

  #readAgain(): void {
    if (this.reply !== null) void this.#late.now()?.read({ text: this.reply.text, voice: this.#own.voice });
  }

  #down(): void {
    this.isAway = false;
    // While the tap is handled: later the browser would not let it.
    if (this.#late.now() === null && !this.isInert) unlockPlayer(this.#player);
    this.#late.use((voice) => {
      const { talking, isReading } = voice.state();
      this.#isEnding = talking !== null && !(isReading && talking.manner === 'by_itself');
      if (!this.#isEnding) {
        voice.cancel();
        if (!this.isInert) voice.begin();
      } else if (talking?.phase === 'listening' && talking.manner !== 'by_itself') {
        voice.finish();
      } else if (talking?.phase !== 'understanding') {
        voice.cancel();
      }
    });
  }

  #cancel(): void {
    this.isAway = false;
    this.#late.use((voice) => (this.#isEnding ? undefined : voice.cancel()));
  }

  #tell(text: string, manner: TalkManner): void {
    const send = this.autoSend || manner === 'by_itself';
    this.dispatchEvent(
      new CustomEvent('butler-transcript', { detail: { text, send }, bubbles: true, composed: true }),
    );
  }

  #onKeyDown(event: KeyboardEvent): void {
    const voice = this.#late.now();
    if (event.key !== 'Escape' || voice === null) return;
    const { talking, isReading, failing } = voice.state();
    if (talking === null && !isReading && failing === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#press.cancel();
    voice.stopReading();
    voice.cancel();
  }

  protected override render() {
    if (this.hass === null) return nothing;
    const { words } = this;
    const voice = this.#late.now();
    const isOn = voice?.state().talking?.phase === 'listening';
    const gone = this.#late.isMissing() ? words.gone : '';
    const strip = voice?.strip(this.isAway) ?? (gone === '' ? nothing : this.#gone(gone));
    const press = this.#press;
    const onKey = (event: KeyboardEvent) => this.#onKeyDown(event);
    return html`
      <div class="hidden" role="status">${voice?.sentence(this.isAway) ?? gone}</div>
      ${strip === nothing ? nothing : html`<div class="row" @keydown=${onKey}>${strip}</div>`}
      <button
        class=${isOn ? 'talk on' : 'talk'}
        type="button"
        title=${words.hint}
        aria-label=${isOn ? words.finish : words.talk}
        aria-pressed=${String(isOn)}
        aria-disabled=${String(this.isInert)}
        @pointerenter=${this.#late.prepare}
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

  #gone(text: string) {
    return html`<div class="strip">
      <ha-icon icon="mdi:update" aria-hidden="true"></ha-icon><span class="text">${text}</span>
    </div>`;
  }
}
