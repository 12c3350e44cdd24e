import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ButlerError } from '../errors.ts';
import { reasonOf, writePrivateFile } from '../private-file.ts';

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

const write = async (path: string, state: PairingState) =>
  await writePrivateFile(path, `${JSON.stringify(state, null, 2)}\n`);
