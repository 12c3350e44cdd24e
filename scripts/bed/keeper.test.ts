import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ProcessSpec } from './keeper.ts';
import { createKeeper } from './keeper.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-keeper-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that has ended and that nobody has asked after yet is dead, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function node(name: string, script: string, more: Partial<ProcessSpec> = {}): ProcessSpec {
  const common = { environment: { PATH: process.env['PATH'] }, logFile: join(folder, 'log') };
  return { name, program: process.execPath, args: ['-e', script], ...common, ...more };
}

/** Says "up", and when asked to stop writes its name. */
const POLITE = (name: string) =>
  `process.on('SIGTERM',()=>{require('fs').appendFileSync('${folder}/ends','${name} ');process.exit()});` +
  `setInterval(()=>{},1e6);console.log('up')`;

async function startPolite(keeper: ReturnType<typeof createKeeper>, name: string) {
  const up = Promise.withResolvers<string>();
  folder = folder.replaceAll('\\', '/');
  const kept = await keeper.start(node(name, POLITE(name), { onLine: up.resolve }));
  await up.promise;
  return kept;
}

test('stops in reverse order, and everything ends', async () => {
  const keeper = createKeeper();
  const kept = [await startPolite(keeper, 'first'), await startPolite(keeper, 'second')];
  await Promise.all([keeper.stop(), keeper.stop()]);
  expect(await readFile(join(folder, 'ends'), 'utf8')).toBe('second first ');
  for (const { pid } of kept) expect(isAlive(pid)).toBe(false);
  await expect(keeper.start(node('late', ''))).rejects.toThrow('being stopped');
});

test('keeps the last lines and the log, and says how it ended', async () => {
  const keeper = createKeeper();
  const kept = await keeper.start(node('short', "console.log('hello');console.error('oh');process.exit(3)"));
  expect(await kept.ended).toEqual({ code: 3, signal: null });
  await vi.waitFor(() => expect(kept.lastLines().toSorted()).toEqual(['hello', 'oh']));
  await keeper.stop();
  expect(await readFile(join(folder, 'log'), 'utf8')).toContain('hello');
});

test('a program that is not there is an error', async () => {
  const keeper = createKeeper();
  const spec = node('ghost', '', { program: '/does/not/exist' });
  await expect(keeper.start(spec)).rejects.toThrow('ghost cannot be started');
  await keeper.stop();
});

test('after a kill -9 of the keeper, its children, their children and its folder go', async () => {
  const temporary = join(folder, 'temporary');
  const escaped = "require('child_process').spawn('sleep',['1000'],{detached:true,stdio:'ignore'})";
  const child = `const c=${escaped};console.log(process.pid+' '+c.pid);setInterval(()=>{},1e6)`;
  const script = `
    import { createKeeper } from ${JSON.stringify(new URL('keeper.ts', import.meta.url).href)};
    import { mkdirSync } from 'node:fs';
    const keeper = createKeeper();
    mkdirSync(${JSON.stringify(temporary)});
    keeper.removeAtEnd(${JSON.stringify(temporary)});
    await keeper.start({ name: 'child', program: process.execPath, args: ['-e', ${JSON.stringify(child)}],
      environment: { PATH: process.env.PATH }, logFile: ${JSON.stringify(join(folder, 'log'))},
      onLine: (line) => console.log(line) });`;
  const args = ['--input-type=module', '-e', script];
  const keeper = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(keeper.stdout.setEncoding('utf8'), 'data')) as [string];
  const pids = line.trim().split(' ').map(Number);
  expect(pids).toHaveLength(2);
  expect(pids.every(isAlive)).toBe(true);
  keeper.kill('SIGKILL');
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000, interval: 50 });
  await vi.waitFor(() => expect(existsSync(temporary)).toBe(false), { timeout: 5_000, interval: 50 });
}, 30_000);
