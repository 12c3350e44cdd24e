import { readFile } from 'node:fs/promises';

const POLL_MS = 500;

type Link = { readonly child: number; readonly parent: number };

/** Null where the process is gone, or where the system does not tell (only Linux does). */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The name stands in parentheses and may contain spaces; state and parent follow it.
  const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  return parent === undefined ? null : Number.parseInt(parent, 10);
}

async function runsUnderNpm(pid: number): Promise<boolean> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
  return environment.includes('npm_lifecycle_event=');
}

/** Who started us: the parent and, when npm ran us, everything between npm and us. */
async function chain(): Promise<readonly Link[]> {
  const links: Link[] = [{ child: process.pid, parent: process.ppid }];
  if (process.env['npm_lifecycle_event'] === undefined) return links;
  for (let child = process.ppid; child > 1 && (await runsUnderNpm(child));) {
    const parent = await parentOf(child);
    if (parent === null || parent <= 1) break;
    links.push({ child, parent });
    child = parent;
  }
  return links;
}

async function isWhole(links: readonly Link[]): Promise<boolean> {
  for (const { child, parent } of links) {
    const now = child === process.pid ? process.ppid : await parentOf(child);
    if (now !== null && now !== parent) return false;
    if (now === null && process.platform === 'linux') return false;
  }
  return true;
}

/** Calls `orphaned` once when the process that started us, or npm above it, has gone. Returns how to stop. */
export async function watchAncestors(orphaned: () => void): Promise<() => void> {
  const links = await chain();
  async function look(): Promise<void> {
    if (await isWhole(links)) return;
    clearInterval(timer);
    orphaned();
  }
  const timer = setInterval(() => void look(), POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
