/** In the browser: what the cards use of Home Assistant's elements. */

declare global {
  /** Of the contact sheets: how `mdi:` icons are drawn. Elsewhere an icon is a dot, which measures the same. */
  var iconPaths: Readonly<Record<string, string>> | undefined;
}

customElements.define(
  'ha-card',
  class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).innerHTML = `<style>:host {
        display: block; border: 1px solid var(--divider-color); border-radius: 12px;
        background: var(--card-background-color); }</style><slot></slot>`;
    }
  },
);

customElements.define(
  'ha-icon',
  class extends HTMLElement {
    static observedAttributes = ['icon'];
    readonly #root = this.attachShadow({ mode: 'open' });

    connectedCallback(): void {
      this.#draw();
    }

    attributeChangedCallback(): void {
      this.#draw();
    }

    #draw(): void {
      const path = globalThis.iconPaths?.[this.getAttribute('icon')?.replace('mdi:', '') ?? ''];
      const drawing = path === undefined ? '' : `<svg viewBox="0 0 24 24"><path d="${path}"></path></svg>`;
      this.#root.innerHTML = `<style>
        :host { display: inline-block; width: var(--mdc-icon-size, 24px); height: var(--mdc-icon-size, 24px);
          ${path === undefined ? 'border-radius: 50%; background: currentcolor;' : ''} }
        svg { display: block; width: 100%; height: 100%; fill: currentcolor; }</style>${drawing}`;
    }
  },
);
