/**
 * Runs beside the bed, in a session of its own, and outlives it: when the bed's end of the pipe closes
 * without a farewell, everything that the bed started is ended and its temporary folder removed.
 * Arguments: the mark that the bed's children carry in their environment. Orders come as lines of JSON.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

const GRACE_MS = 1_500;

const order = z.union([
  z.strictObject({ watch: z.number().int().positive() }),
  z.strictObject({ forget: z.number().int().positive() }),
  z.strictObject({ remove: z.string() }),
  z.strictObject({ farewell: z.literal(true) }),
]);
export type WatchdogOrder = z.output<typeof order>;

/** Pids of processes that carry the mark; only Linux shows another process's environment. */
async function marked(mark: string): Promise<readonly number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const checked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.includes(mark) ? pid : 0;
    }),
  );
  return checked.filter((pid) => pid > 0 && pid !== process.pid);
}

function signal(target: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(target, name);
  } catch {
    // It has ended already.
  }
}

async function endAll(groups: ReadonlySet<number>, mark: string): Promise<void> {
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    for (const group of groups) signal(-group, name);
    for (const pid of await marked(mark)) signal(pid, name);
    if (name === 'SIGTERM') await delay(GRACE_MS);
  }
}

const mark = process.argv[2] ?? '';
const groups = new Set<number>();
const folders = new Set<string>();
let farewell = false;

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const parsed = order.parse(JSON.parse(line));
  if ('watch' in parsed) groups.add(parsed.watch);
  else if ('forget' in parsed) groups.delete(parsed.forget);
  else if ('remove' in parsed) folders.add(parsed.remove);
  else farewell = true;
}
if (!farewell && mark !== '') {
  await endAll(groups, mark);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
