import type { Connection, Hass } from '../home-assistant/hass.ts';

/** What speaking needs of Home Assistant's frontend besides what every card needs (2026.10). */
export interface VoiceHass extends Hass {
  readonly connection: VoiceConnection;
  /** The companion app around the page, if it is one. */
  readonly auth?: {
    readonly external?: {
      readonly config?: { readonly hasAssist?: boolean };
      readonly fireMessage: (message: { readonly type: string; readonly payload: object }) => unknown;
    };
  };
  readonly callApi?: (method: 'POST', path: string, body: object) => Promise<unknown>;
  /** The whole address of a path of Home Assistant. */
  readonly hassUrl?: (path: string) => string;
}

export interface VoiceConnection extends Connection {
  /** Sound goes over it in binary frames, which the library has no function for. */
  readonly socket?: { readonly send: (frame: Uint8Array<ArrayBuffer>) => void };
  readonly removeEventListener?: (type: 'ready' | 'disconnected', listener: () => void) => void;
}
