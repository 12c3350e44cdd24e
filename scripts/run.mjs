// Every npm script comes through here. Plain JavaScript for Node >= 20 without dependencies: it gets the
// dependencies and a Node that runs TypeScript, then hands over.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const commands = {
  start: 'scripts/start/main.ts',
  test: 'scripts/test/main.ts',
  ask: 'scripts/ask.ts',
  bed: 'scripts/bed/main.ts',
  dev: 'scripts/dev.ts',
  app: 'addon/src/main.ts',
  check: 'scripts/check.ts',
  format: 'scripts/format.ts',
  build: 'scripts/build.ts',
  release: 'scripts/release/main.ts',
  bench: 'scripts/bench/main.ts',
  screenshots: 'scripts/screenshots.ts',
  sheets: 'scripts/sheets/main.ts',
};
const say = (line) => process.stderr.write(`${line}\n`);

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.butler-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing the npm packages into node_modules (once, about 20 s)…');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    say('npm ci failed; its own words are above. Check the network and try again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const runsTypeScript = (version) => {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** The npm package `node`, else this Node; null when neither runs TypeScript. */
function findNode() {
  const packaged = path.join(root, 'node_modules', 'node', 'bin', 'node');
  const version = existsSync(packaged) ? spawnSync(packaged, ['--version'], { encoding: 'utf8' }).stdout : '';
  if (version && runsTypeScript(version.trim())) return packaged;
  return runsTypeScript(process.version) ? process.execPath : null;
}

const [name = '', ...rest] = process.argv.slice(2);
const script = commands[name];
if (script === undefined) {
  say(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
installDependencies();
const node = findNode();
if (node === null) {
  say(`Node ${process.version} is too old to run TypeScript, and the npm package "node" did not install its`);
  say('binary (install scripts are blocked?). Allow them, or install Node 22.18 or newer.');
  process.exit(1);
}
process.env['PATH'] =
  `${path.dirname(node)}${path.delimiter}${path.join(root, 'node_modules', '.bin')}${path.delimiter}${process.env['PATH']}`;
const file = path.join(root, script);
if (runsTypeScript(process.version)) {
  // The same process: one pid to signal. The entry files run when they are the process's script.
  process.argv = [process.execPath, file, ...rest];
  await import(pathToFileURL(file).href);
} else {
  const child = spawn(node, [file, ...rest], { stdio: 'inherit' });
  // npm hands on a signal that the terminal has also sent to the child; twice is harmless, none is not.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
