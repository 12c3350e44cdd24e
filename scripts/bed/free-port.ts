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
