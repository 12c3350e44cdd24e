/** The disk is full: the butler goes on without its memory, and has it again when there is room. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openOwnBed } from './support/bed.ts';

const NO_MEMORY = /reach my memory/;
const CHUNK = new Uint8Array(1_048_576);

/** A small disk of our own, or null where we may not mount one. */
function mountDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const directory = mkdtempSync(join(tmpdir(), 'butler-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'tmpfs', directory]);
  return directory;
}

function unmountDisk(directory: string): void {
  execFileSync('umount', ['-l', directory]);
  rmSync(directory, { recursive: true });
}

/** Writes until nothing more fits. Returns the file that takes the room. */
async function fillDisk(directory: string): Promise<string> {
  const path = join(directory, 'ballast');
  const file = await open(path, 'w');
  try {
    for (let size = CHUNK.length; size >= 1; size = Math.floor(size / 8)) {
      while (
        await file.write(CHUNK.subarray(0, size)).then(
          ({ bytesWritten }) => bytesWritten === size,
          () => false,
        )
      );
    }
  } finally {
    await file.close();
  }
  return path;
}

const disk = mountDisk();

test.skipIf(disk === null)('turns go on while the disk is full, on a disk of their own', async () => {
  if (disk === null) return;
  try {
    const bed = await openOwnBed({ directory: join(disk, 'home') });
    try {
      await bed.model.play([{ reply: 'Very well.' }]);
      await bed.put('light.kitchen', 'off');
      const first = await bed.assist.say('my favourite tea is green');
      expect(first.text).toBe('Very well.');
      const { conversationId } = first;
      const ballast = await fillDisk(disk);
      // The database has some room left in its own files, and packs what repeats itself.
      let told = '';
      for (const until = Date.now() + 60_000; Date.now() < until && !NO_MEMORY.test(told);) {
        told = (await bed.assist.say(`remember ${randomBytes(1_800).toString('hex')}`)).text;
        expect(told).toMatch(/^Very well\./);
      }
      expect(told).toMatch(NO_MEMORY);
      await bed.assist.say('turn on the kitchen light', { conversationId });
      await bed.home.waitForState('light.kitchen', 'on');
      const during = await bed.assist.say('which tea was it', { conversationId });
      expect(during.text).toMatch(/^Very well\./);
      await rm(ballast);
      await expect
        .poll(async () => (await bed.assist.say('is all well again')).text, {
          timeout: 40_000,
          interval: 500,
        })
        .toBe('Very well.');
      await bed.bed.home.app.stop();
      await bed.bed.home.app.start();
      await expect
        .poll(async () => (await bed.assist.say('and now', { conversationId })).text, {
          timeout: 20_000,
          interval: 200,
        })
        .toBe('Very well.');
      const calls = await bed.model.calls();
      const messages = JSON.stringify(calls.at(-1)?.body?.messages);
      expect(messages).toContain('my favourite tea is green');
      expect(messages).toContain('which tea was it');
    } finally {
      await bed.close();
    }
  } finally {
    unmountDisk(disk);
  }
});
