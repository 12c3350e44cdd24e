import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { relative, resolve } from 'node:path';
import { ButlerError } from '../errors.ts';

/**
 * Makes sure that no other process works in this folder: two would destroy the embedded database. A socket is
 * the claim, because the system gives it back however the process ends, and a process id means nothing in a
 * container. Returns how to give it back. Throws ButlerError `config` when somebody else is there.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const path = shortest(resolve(folder, 'in-use.sock'));
  let server = await claim(path);
  if (server === 'taken' && !(await isAnswered(path))) {
    // Left behind by a process that was killed.
    await rm(path, { force: true });
    server = await claim(path);
  }
  if (server === 'taken') throw new ButlerError('config', takenSentence(folder));
  // Some file systems have no sockets; there the person has to take care.
  if (server === 'impossible') return async () => undefined;
  const claimed = server.unref();
  return async () => await new Promise<void>((done) => claimed.close(() => done()));
}

const takenSentence = (folder: string) =>
  `The data folder ${folder} is in use by another Butler: stop that one, or set BUTLER_DATA_DIR to another folder.`;

/** A socket's path may have about a hundred bytes. */
function shortest(path: string): string {
  const fromHere = relative('.', path);
  return fromHere.length < path.length ? fromHere : path;
}

function claim(path: string): Promise<Server | 'taken' | 'impossible'> {
  const server = createServer((visitor) => visitor.destroy());
  return new Promise((done) => {
    server.once('error', (error) => {
      done('code' in error && error.code === 'EADDRINUSE' ? 'taken' : 'impossible');
    });
    server.listen(path, () => done(server));
  });
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path, () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
