import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../../card/styles.ts';
import { sendCommand } from '../../client/command.ts';
import { newId } from '../../client/new-id.ts';
import { formatDay } from '../../home-assistant/format-time.ts';
import type { Hass } from '../../home-assistant/hass.ts';
import { memoryEnglish } from '../../language/memory-english.ts';
import type { MemoryWords } from '../../language/memory-words.ts';
import { sayRefusal } from './failing.ts';
import { meStyles } from './me-styles.ts';
import { memoryStyles } from './memory-styles.ts';
import { type Me, readMe } from './read-me.ts';

type Changes = Readonly<
  Partial<{
    soul: string | null;
    start_mode: Me['startMode'];
    voice: string | null;
    notify: readonly string[] | null;
    is_learning: boolean;
    learns_again_at: string | null;
  }>
>;

/** In milliseconds; of learning. */
const PAUSES = { day: 86_400_000, week: 604_800_000 } as const;

/** How the butler is with whoever is logged in, and what is kept of them. Each choice counts at once. */
export class MeView extends LitElement {
  static override readonly styles = [controls, memoryStyles, meStyles];
  static override readonly properties = {
    me: {},
    hass: {},
    words: {},
    isInert: {},
    isBusy: { state: true },
    said: { state: true },
  };
  declare me: Me;
  declare hass: Hass | null;
  declare words: MemoryWords;
  declare isInert: boolean;
  declare isBusy: boolean;
  declare said: string;
  /** Of the newest change, so that the same one tried again is the same one. */
  #tried: { readonly what: string; readonly changeId: string } | null = null;

  constructor() {
    super();
    this.hass = null;
    this.words = memoryEnglish;
    this.isInert = false;
    this.isBusy = false;
    this.said = '';
  }

  async #send(command: 'set' | 'undo_soul', fields: object): Promise<void> {
    if (this.hass === null || this.isInert || this.isBusy) {
      this.requestUpdate();
      return;
    }
    const what = JSON.stringify([command, fields]);
    if (this.#tried?.what !== what) this.#tried = { what, changeId: newId() };
    this.isBusy = true;
    this.said = '';
    const answered = await sendCommand(this.hass.connection, {
      type: `butler/me/${command}`,
      change_id: this.#tried.changeId,
      ...fields,
    });
    this.isBusy = false;
    const me = answered.kind === 'answer' ? readMe(answered.answer) : null;
    if (answered.kind === 'refusal') {
      const { code } = answered.refusal;
      this.said = code === 'invalid' ? this.words.me.tooLong : sayRefusal(answered.refusal, this.words);
    }
    if (me === null) return;
    this.#tried = null;
    this.said = this.words.me.saved;
    this.dispatchEvent(new CustomEvent('butler-me', { detail: me, bubbles: true, composed: true }));
  }

  async #set(changes: Changes): Promise<void> {
    await this.#send('set', { changes });
  }

  protected override render(): TemplateResult {
    const { words, me } = this;
    return html`
      <section aria-labelledby="manner">
        <h3 id="manner">${words.me.manner}</h3>
        <p class="quiet">${words.me.mannerHelp}</p>
        <butler-soul
          .me=${me}
          .hass=${this.hass}
          .words=${words}
          .isInert=${this.isInert}
          .isBusy=${this.isBusy}
          @butler-soul=${(event: CustomEvent<string | null>) => void this.#set({ soul: event.detail })}
          @butler-soul-undone=${(event: CustomEvent<string | null>) =>
            void this.#send('undo_soul', { soul: event.detail })}
        ></butler-soul>
      </section>
      <section>
        ${this.#learning()} ${this.#pause()} ${this.#startMode()} ${this.#voice()} ${this.#phones()}
      </section>
      <p class="said" role="status">${this.said}</p>
      <section aria-labelledby="data">
        <h3 id="data">${words.me.data}</h3>
        <butler-my-data .hass=${this.hass} .words=${words} .isInert=${this.isInert}></butler-my-data>
      </section>
    `;
  }

  #learning(): TemplateResult {
    const { words, me } = this;
    return html`<label class="choice">
      <span
        ><span id="learning-name">${words.me.learning}</span
        ><small id="learning">${words.me.learningHelp}</small></span
      >
      <input
        type="checkbox"
        role="switch"
        aria-labelledby="learning-name"
        aria-describedby="learning"
        .checked=${live(me.isLearning)}
        ?disabled=${this.isInert}
        @change=${() => void this.#set({ is_learning: !me.isLearning })}
      />
    </label>`;
  }

  /** How long it stays off. */
  #pause() {
    const { words, me, hass } = this;
    if (me.isLearning || hass === null) return nothing;
    const { pause } = words.me;
    const until = me.learnsAgainAt;
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLSelectElement)) return;
      const length = target.value === 'day' || target.value === 'week' ? PAUSES[target.value] : null;
      const end = length === null ? null : new Date(Date.now() + length).toISOString();
      void this.#set({ is_learning: false, learns_again_at: end });
    };
    return html`<label class="choice">
      <span id="pause-name">${pause.name}</span>
      <select aria-labelledby="pause-name" ?disabled=${this.isInert} @change=${onChange}>
        ${
          until === null
            ? nothing
            : html`<option value="until" ?selected=${live(true)}>
                ${pause.until(formatDay(Date.parse(until), Date.now(), hass, true))}
              </option>`
        }
        <option value="" ?selected=${live(until === null)}>${pause.open}</option>
        <option value="day">${pause.day}</option>
        <option value="week">${pause.week}</option>
      </select>
    </label>`;
  }

  #startMode(): TemplateResult {
    const { words, me } = this;
    const { startModes } = words.me;
    const onChange = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement)
        void this.#set({ start_mode: target.value === 'listen' ? 'listen' : 'tap' });
    };
    return html`<label class="choice">
      <span
        ><span id="start-name">${words.me.startMode}</span
        ><small id="start">${words.me.startModeHelp}</small></span
      >
      <select
        aria-labelledby="start-name"
        aria-describedby="start"
        ?disabled=${this.isInert}
        @change=${onChange}
      >
        ${(['tap', 'listen'] as const).map(
          (mode) =>
            html`<option value=${mode} ?selected=${live(me.startMode === mode)}>${startModes[mode]}</option>`,
        )}
      </select>
    </label>`;
  }

  /** Only where there is a choice. */
  #voice() {
    const { words, me } = this;
    const isKnown = me.voice === null || me.voices.some(({ id }) => id === me.voice);
    const voices =
      isKnown || me.voice === null ? me.voices : [...me.voices, { id: me.voice, name: me.voice }];
    if (voices.length < 2) return nothing;
    const onChange = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement)
        void this.#set({ voice: target.value === '' ? null : target.value });
    };
    return html`<label class="choice">
      <span
        ><span id="voice-name">${words.me.voice}</span><small id="voice">${words.me.voiceHelp}</small></span
      >
      <select
        aria-labelledby="voice-name"
        aria-describedby="voice"
        ?disabled=${this.isInert}
        @change=${onChange}
      >
        <option value="" ?selected=${live(me.voice === null)}>${words.me.usualVoice}</option>
        ${voices.map(({ id, name }) => html`<option value=${id} ?selected=${live(id === me.voice)}>${name}</option>`)}
      </select>
    </label>`;
  }

  #phones(): TemplateResult {
    const { words, me } = this;
    const others = (me.notify ?? []).filter((id) => !me.phones.some((phone) => phone.id === id));
    const phones = [...me.phones, ...others.map((id) => ({ id, name: id }))];
    const toggle = (id: string) => {
      const before = me.notify ?? [];
      const after = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
      void this.#set({ notify: after.length === 0 ? null : after });
    };
    if (phones.length === 0) return html`<p class="quiet">${words.me.noPhones}</p>`;
    return html`<fieldset aria-describedby="phones">
      <legend>${words.me.phones}</legend>
      <small id="phones">${words.me.phonesHelp}</small>
      ${phones.map(
        ({ id, name }) =>
          html`<label class="phone">
            <input
              type="checkbox"
              .checked=${live(me.notify?.includes(id) === true)}
              ?disabled=${this.isInert}
              @change=${() => toggle(id)}
            />
            <span>${name}</span>
          </label>`,
      )}
    </fieldset>`;
  }
}
