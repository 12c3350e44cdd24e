/** What the cards use of what Home Assistant's frontend hands to every card (its `HomeAssistant`, 2026.10). */
export interface Hass {
  readonly connection: Connection;
  /** Of the person, e.g. `en` or `de-CH`. */
  readonly language: string;
  readonly locale?: {
    readonly time_format?: 'language' | 'system' | '12' | '24';
    /** Whose clock: of the browser, or of the home. */
    readonly time_zone?: 'local' | 'server';
  };
  readonly user?: { readonly is_admin: boolean };
  /** Of Home Assistant's own sidebar in this browser. */
  readonly dockedSidebar?: 'docked' | 'always_hidden' | 'auto';
  readonly config?: { readonly time_zone: string; readonly version?: string };
  /** By the first part of their address. */
  readonly panels?: Readonly<Record<string, unknown>>;
  readonly entities?: Readonly<Record<string, { readonly platform?: string } | undefined>>;
}

/** Of home-assistant-js-websocket. */
export interface Connection {
  readonly connected: boolean;
  readonly subscribeMessage: (
    callback: (event: unknown) => void,
    message: { type: string; [key: string]: unknown },
    options: { resubscribe: boolean },
  ) => Promise<() => Promise<void>>;
  readonly sendMessagePromise: (message: { type: string; [key: string]: unknown }) => Promise<unknown>;
  readonly addEventListener: (type: 'ready' | 'disconnected', listener: () => void) => void;
}
