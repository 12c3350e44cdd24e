/** A Supervisor of a test's own: see tests/fakes/supervisor. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Keeper } from '../../../scripts/bed/keeper.ts';
import { homeAssistantPython } from '../../../scripts/python/environments.ts';
import { sayOnStderr } from '../../../scripts/say.ts';
import { withDeadline } from './connect.ts';

export interface Announced {
  addon: string;
  uuid: string;
  config: { host: string; port: number; token: string };
}

export interface SupervisorState {
  messages: Announced[];
  /** How often Home Assistant was reached by websocket through the proxy. */
  websockets: number;
}

export interface FakeSupervisor {
  url: string;
  /** A folder with the package that lets Home Assistant find it. */
  packages: string;
  /** The token of the app, until it is uninstalled. */
  install: (slug: string) => Promise<string>;
  uninstall: (slug: string) => Promise<void>;
  state: () => Promise<SupervisorState>;
}

const MAIN = join(import.meta.dirname, '../../fakes/supervisor/main.py');

/** Serves a Home Assistant that may start later. The keeper stops it; `folder` is for its files. */
export async function startSupervisor(
  keeper: Keeper,
  folder: string,
  homeAssistantUrl: string,
): Promise<FakeSupervisor> {
  const ready = Promise.withResolvers<{ url: string; token: string }>();
  await keeper.start({
    name: 'the Supervisor',
    program: await homeAssistantPython(sayOnStderr),
    args: [MAIN, homeAssistantUrl],
    environment: { PATH: process.env['PATH'] },
    logFile: join(folder, 'supervisor.log'),
    onLine: (line) => {
      if (line.startsWith('{')) ready.resolve(JSON.parse(line) as { url: string; token: string });
    },
  });
  const { url, token } = await withDeadline(ready.promise, 'Supervisor', 20_000);
  const packages = join(folder, 'packages');
  await mkdir(packages);
  await writeFile(join(packages, 'supervised.yaml'), JSON.stringify({ supervised: { url, token } }));
  const control = async (method: string, path: string): Promise<unknown> => {
    const response = await fetch(`${url}/_control/${path}`, { method, signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`${method} ${path}: ${String(response.status)}`);
    return response.json();
  };
  return {
    url,
    packages,
    install: async (slug) => ((await control('PUT', `apps/${slug}`)) as { token: string }).token,
    uninstall: async (slug) => void (await control('DELETE', `apps/${slug}`)),
    state: async () => (await control('GET', 'state')) as SupervisorState,
  };
}
