import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { ButlerError } from '../errors.ts';

const pairing = z.strictObject({
  /** The bearer token that the integration shows. */
  app_token: z.string().min(32),
  home_assistant: z.strictObject({ url: z.url(), token: z.string().min(1), user_id: z.string().min(1) }),
});
const pairingState = z.strictObject({
  version: z.literal(1),
  /** Stays the same through every pairing: the integration knows the app by it. */
  app_id: z.string().min(1),
  pairing: pairing.nullable(),
  /** The bearer token that the Supervisor knows; a pairing made under it has the same. */
  announced_token: z.string().min(32).optional(),
});

export type Pairing = z.output<typeof pairing>;
export type PairingState = z.output<typeof pairingState>;

export interface PairingFile {
  /** What was read or written last. */
  readonly state: PairingState;
  /** Durable when it resolves; throws ButlerError `unavailable` and changes nothing when that cannot be had. */
  save(pairing: Pairing | null): Promise<void>;
  /** As `save`. */
  saveAnnouncedToken(token: string): Promise<void>;
}

/** `pairing.json` in the data folder, mode 0600. Throws ButlerError `config` when it cannot be used. */
export async function openPairingFile(dataDir: string): Promise<PairingFile> {
  const path = join(dataDir, 'pairing.json');
  let state = await read(path);
  if (state === undefined) {
    state = { version: 1, app_id: randomUUID(), pairing: null };
    try {
      await mkdir(dataDir, { recursive: true, mode: 0o700 });
      await write(path, state);
    } catch (cause) {
      const say = `The data folder ${dataDir} cannot be written (${reasonOf(cause)}): set BUTLER_DATA_DIR to one that can.`;
      throw new ButlerError('config', say, { cause });
    }
  }
  let current: PairingState = state;
  async function replace(wanted: PairingState): Promise<void> {
    try {
      await write(path, wanted);
    } catch (cause) {
      const say = `I could not save the pairing on my disk (${reasonOf(cause)}).`;
      throw new ButlerError('unavailable', say, { cause });
    }
    current = wanted;
  }
  return {
    get state() {
      return current;
    },
    save: async (next) => await replace({ ...current, pairing: next }),
    saveAnnouncedToken: async (token) => await replace({ ...current, announced_token: token }),
  };
}

async function read(path: string): Promise<PairingState | undefined> {
  try {
    return pairingState.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (thrown) {
    const reason = reasonOf(thrown);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
    // Neither cause nor parser's words: what they quote may be a token.
    throw new ButlerError('config', `${path} cannot be read: delete it and pair again.`);
  }
}

async function write(path: string, state: PairingState): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(state, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  // Some file systems cannot sync a folder; the rename has happened all the same.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown reason';
}
