import type { Server } from 'node:http';
import { ButlerError } from '../errors.ts';

/** Resolves with the address, e.g. `http://127.0.0.1:8099`. Throws ButlerError `config` with what to do. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(cause, host, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host.includes(':') ? `[${host}]` : host}:${actual}`;
}

function cannotListen(cause: Error, host: string, port: number): ButlerError {
  const code = 'code' in cause ? cause.code : undefined;
  const say =
    code === 'EADDRINUSE'
      ? `Port ${port} on ${host} is taken: stop what uses it, or set BUTLER_PORT to another port (0: any free one).`
      : code === 'EACCES'
        ? `Port ${port} may not be used by this user: set BUTLER_PORT to one above 1023.`
        : `Cannot listen on ${host}: set BUTLER_HOST to an address of this machine, e.g. 127.0.0.1.`;
  return new ButlerError('config', say, { cause });
}

/** Stops accepting, lets what is running finish until the deadline, then cuts it off. Never rejects. */
export async function stopListening(server: Server, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), deadlineMs);
  await closed;
  clearTimeout(cut);
}
