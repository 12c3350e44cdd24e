/**
 * The Supervisor's way to Home Assistant, for homes whose own address the app cannot use, e.g. because of a
 * certificate for another name. Who comes that way is the Supervisor's user, so `butler/login` says who we are.
 */
import type { SupervisorSettings } from '../config.ts';
import type { Pairing } from '../pairing/pairing-file.ts';

/** Where to connect and as whom. */
export interface Access {
  readonly url: string;
  /** What the websocket itself asks for. */
  readonly token: string;
  /** Access token of the user Butler, where `token` is somebody else's. */
  readonly login?: string;
}

/** The library adds `/api/websocket`, which the Supervisor knows as well as `/core/websocket`. */
export const coreProxyOf = ({ url, token }: Pick<SupervisorSettings, 'url' | 'token'>): Access => ({
  url: `${url}/core`,
  token: token.reveal(),
});

export function accessTo({ url, token }: Pairing['home_assistant'], proxy: Access | undefined): Access {
  return proxy !== undefined && proxy.url === url ? { ...proxy, login: token } : { url, token };
}
