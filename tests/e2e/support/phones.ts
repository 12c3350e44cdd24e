/** Phones with Home Assistant's app: registered as it does it, told by a push server of our own, pressed by webhook. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { callRest, withDeadline } from './connect.ts';

export interface Notice {
  readonly title?: string;
  readonly message: string;
  readonly data?: {
    readonly tag?: string;
    readonly actions?: readonly {
      readonly action: string;
      readonly title: string;
      readonly authenticationRequired?: boolean;
    }[];
  };
}

export interface Phone {
  /** All that it was shown, oldest first. */
  readonly notices: readonly Notice[];
  /** Resolves with the first notice from the given one on that fits; throws when there is none within 10 s. */
  readonly notice: (fits: (notice: Notice) => boolean, from?: number) => Promise<Notice>;
  /** Presses a button of a notice by its title. */
  readonly press: (notice: Notice, title: string) => Promise<void>;
}

export interface Phones {
  readonly register: (token: string, name: string) => Promise<Phone>;
  readonly close: () => Promise<void>;
}

const DEADLINE_MS = 10_000;

export async function startPhones(homeAssistantUrl: string): Promise<Phones> {
  const shown = new Map<string, Notice[]>();
  const listeners = new Set<() => void>();
  const server = createServer((request, response) => {
    void take(request).then(() => response.writeHead(201, { 'content-type': 'application/json' }).end('{}'));
  });
  async function take(request: IncomingMessage): Promise<void> {
    const { push_token: token, ...notice } = (await readJson(request)) as Notice & { push_token: string };
    shown.get(token)?.push(notice);
    for (const listener of listeners) listener();
  }
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const pushUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/push`;

  async function register(token: string, name: string): Promise<Phone> {
    const notices: Notice[] = [];
    shown.set(name, notices);
    const { webhook_id: webhookId } = (await callRest(
      homeAssistantUrl,
      token,
      'POST',
      'mobile_app/registrations',
      {
        app_id: 'io.homeassistant.companion.android',
        app_name: 'Home Assistant',
        app_version: '2026.11.1-full (1)',
        device_id: `device-${name}`,
        device_name: name,
        manufacturer: 'Someone',
        model: 'Phone',
        os_name: 'Android',
        os_version: '35',
        supports_encryption: false,
        app_data: { push_token: name, push_url: pushUrl },
      },
    )) as { webhook_id: string };
    return {
      notices,
      notice: async (fits, from = 0) => {
        let stop = (): void => undefined;
        const arrived = new Promise<Notice>((resolve) => {
          const look = (): void => {
            const found = notices.slice(from).find(fits);
            if (found !== undefined) resolve(found);
          };
          listeners.add(look);
          stop = () => void listeners.delete(look);
          look();
        });
        try {
          return await withDeadline(arrived, `such notice on ${name}`, DEADLINE_MS);
        } catch (error) {
          throw new Error(`${String(error)}, only ${JSON.stringify(notices)}`, { cause: error });
        } finally {
          stop();
        }
      },
      press: async ({ data }, title) => {
        const button = data?.actions?.find((one) => one.title === title);
        if (button === undefined) throw new Error(`No button ${title} in ${JSON.stringify(data)}`);
        const response = await fetch(`${homeAssistantUrl}/api/webhook/${webhookId}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            type: 'fire_event',
            data: {
              event_type: 'mobile_app_notification_action',
              event_data: { action: button.action, ...data },
            },
          }),
          signal: AbortSignal.timeout(DEADLINE_MS),
        });
        if (!response.ok) throw new Error(`The webhook answered ${String(response.status)}`);
      },
    };
  }
  return {
    register,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
