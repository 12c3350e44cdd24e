import { existsSync } from 'node:fs';
import { runCommand } from '../command.ts';
import type { Say } from '../say.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

// As root there is no sandbox; the rest keeps the browser from looking for its maker's servers.
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

/**
 * A Chromium's path: `CHROMIUM`, an installed one, or, on Debian as root, its package, which is then
 * installed on the machine. Throws an Error that says what to install.
 */
export async function chromium(say: Say): Promise<string> {
  const chosen = process.env['CHROMIUM'];
  const found = [chosen, ...PLACES].find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error('There is no Chromium. Install one, or name its path in the environment as CHROMIUM.');
  }
  say("Installing Debian's package chromium on this machine (about 100 MB)…");
  await runCommand('apt-get', ['update', '-q']);
  await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);
  return '/usr/bin/chromium';
}
