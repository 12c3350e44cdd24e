import { access, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { arch } from 'node:process';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { runCommand, tryCommand } from '../command.ts';
import { withLock } from './lock.ts';
import { sayProgress } from './say-progress.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';

const PACKAGES = [
  'python3.14',
  'python3.14-venv',
  'libpython3.14-dev',
  'ca-certificates',
  'postgresql-18',
  'postgresql-18-pgvector',
  'radicale',
  'dovecot-imapd',
  'qbittorrent-nox',
];

const MACHINES: Readonly<Record<string, { triplet: string; loader: string } | undefined>> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'usr/lib64/ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'usr/lib/ld-linux-aarch64.so.1' },
};

/** Whether this machine can make the folder at all: Debian or its children, as root. */
export async function canUseDebianForky(): Promise<boolean> {
  const isRoot = process.getuid?.() === 0;
  const hasApt = (await tryCommand('apt-get', ['--version'])) !== null;
  return isRoot && hasApt && MACHINES[arch] !== undefined;
}

async function installTools(say: Say): Promise<void> {
  const missing: string[] = [];
  for (const tool of ['mmdebstrap', 'patchelf']) {
    if ((await tryCommand(tool, ['--version'])) === null) missing.push(tool);
  }
  if (missing.length === 0) return;
  say(`installing ${missing.join(' and ')} on this machine with apt-get (outside of this folder)`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { environment });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...missing];
  await runCommand('apt-get', install, { environment });
}

/** Lets forky's python run outside of the folder, with the folder's own C library. */
async function freePython(root: string, machine: { triplet: string; loader: string }): Promise<void> {
  const python = join(root, 'usr/bin/python3.14');
  const libraries = join(root, 'usr/lib', machine.triplet);
  const loader = join(root, machine.loader);
  await runCommand('patchelf', [
    '--set-interpreter',
    loader,
    '--force-rpath',
    '--set-rpath',
    libraries,
    python,
  ]);
}

/** Only Python's own machine-dependent headers: the folder's other ones belong to another C library. */
async function linkHeaders(root: string, triplet: string): Promise<void> {
  const folder = join(root, 'butler-include', triplet);
  await mkdir(folder, { recursive: true });
  await symlink(join(root, 'usr/include', triplet, 'python3.14'), join(folder, 'python3.14'));
}

/** What the compiler needs so that extension modules build against forky's python. */
export function forkyBuildFlags(root: string): Readonly<Record<string, string>> {
  const include = `-I${join(root, 'butler-include')}`;
  return { CFLAGS: include, CXXFLAGS: include };
}

/**
 * The path of a folder with a small Debian forky in it: Python 3.14, PostgreSQL 18 with pgvector,
 * Radicale, Dovecot, qBittorrent. Made once (about a minute, 615 MB).
 * Throws where that is not possible (not Debian, not root).
 */
export async function debianForky(say: Say): Promise<string> {
  const machine = MACHINES[arch];
  if (machine === undefined) throw new Error(`No Debian forky for this kind of machine (${arch}).`);
  const cache = cacheDirectory();
  const root = join(cache, 'forky');
  const stamp = stampOf([root, ...PACKAGES]);
  if (await hasStamp(root, stamp)) return root;
  if (!(await canUseDebianForky())) {
    throw new Error('PostgreSQL and Python from Debian forky need Debian or Ubuntu, and root.');
  }
  return await withLock(join(cache, 'locks'), 'debian-forky', say, async () => {
    if (await hasStamp(root, stamp)) return root;
    await installTools(say);
    const partial = `${root}.partial`;
    await rm(partial, { recursive: true, force: true });
    const validity = `--aptopt=Acquire::Check-Valid-Until "false"`;
    const include = `--include=${PACKAGES.join(',')}`;
    await sayProgress(
      say,
      `downloading Python 3.14 and PostgreSQL 18 from Debian into ${root} (615 MB, about a minute)`,
      runCommand('mmdebstrap', [validity, '--variant=minbase', include, 'forky', partial]),
    );
    await rm(root, { recursive: true, force: true });
    await rename(partial, root);
    await freePython(root, machine);
    await linkHeaders(root, machine.triplet);
    await access(join(root, 'usr/bin/python3.14'));
    await writeStamp(root, stamp);
    say('Debian forky is ready');
    return root;
  });
}
