import { once } from 'node:events';
import { createServer } from 'node:net';

async function tryPort(port: number): Promise<number | null> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return null;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address === null || typeof address === 'string' ? null : address.port;
}

/** Whether nobody listens on this port of loopback. */
export async function isFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== null;
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === null) throw new Error('There is no free port on 127.0.0.1.');
  return port;
}

/** The first free port from `first` on, of the next hundred. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isFree(port)) return port;
  return await freePort();
}

/** `exactly` fails when it is taken; else the port of last time, else the first free one `from` on, else any. */
export type PortChoice = { readonly exactly?: number | null; readonly from?: number };

/** Throws when exactly one port will do and that is taken. */
export async function choosePort({ exactly, from }: PortChoice, before: number | undefined): Promise<number> {
  if (exactly !== undefined && exactly !== null) {
    if (await isFree(exactly)) return exactly;
    throw new Error(`Port ${exactly} is in use by another program: stop it, or choose another port.`);
  }
  if (before !== undefined && (await isFree(before))) return before;
  return from === undefined ? await freePort() : await nextFreePort(from);
}
