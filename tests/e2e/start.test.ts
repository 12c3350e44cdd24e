/** `npm start` and `npm run ask`, as a newcomer uses them, without a key. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../scripts/bed/free-port.ts';
import { REPOSITORY } from '../../scripts/paths.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'butler-start-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(script: string, args: readonly string[]) {
  const { ANTHROPIC_API_KEY: _, ...environment } = process.env;
  const child = spawn(process.execPath, [join(REPOSITORY, 'scripts', script), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const heard: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of heard) listener();
    });
  }
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const says = (words: string): Promise<string> => {
    const said = new Promise<string>((resolve) => {
      const look = () => void (output.includes(words) && resolve(output));
      heard.push(look);
      look();
    });
    return Promise.race([said, ended.then(() => Promise.reject(new Error(`It has ended:\n${output}`)))]);
  };
  return { child, ended, says, output: () => output };
}

async function ask(dir: string, sentence: string): Promise<string> {
  const asked = run('ask.ts', ['--dir', dir, sentence]);
  await asked.ended;
  return asked.output();
}

test('a home comes up, answers from the terminal, stops, and is there again', async () => {
  const dir = join(folder, 'home');
  expect(await ask(dir, 'hello')).toContain('Start one with "npm start"');

  const port = await freePort();
  const first = run('start/main.ts', ['--dir', dir, '--port', String(port)]);
  const welcome = await first.says('Ctrl-C stops everything');
  expect(welcome).toContain(`http://127.0.0.1:${port}`);
  expect(welcome).toMatch(/Log in as: +robin \/ robin/);
  expect(welcome.match(/•/g)).toHaveLength(3);
  expect(await ask(dir, 'turn on the hall light')).toContain('Turned on the light');
  expect(await ask(dir, 'what is the meaning of life?')).toContain('language model');
  first.child.kill('SIGINT');
  expect(await first.ended).toEqual([0, null]);
  expect(existsSync(join(dir, 'running.json'))).toBe(false);

  const before = JSON.parse(await readFile(join(dir, 'home.json'), 'utf8')) as { people: unknown };
  const second = run('start/main.ts', ['--dir', dir, '--port', String(port)]);
  expect(await second.says('Ctrl-C stops everything')).not.toContain('furnishing');
  expect(JSON.parse(await readFile(join(dir, 'home.json'), 'utf8'))).toMatchObject({ people: before.people });
  expect(await ask(dir, 'who is home?')).toContain('Robin and Mia are home. Sam and Lou are away.');
  second.child.kill('SIGTERM');
  expect(await second.ended).toEqual([0, null]);
});

test('the app alone stays on this machine when nobody can say yes, and tells what to do', async () => {
  const elsewhere = createServer((_request, response) => response.writeHead(401).end()).listen(
    0,
    '127.0.0.1',
  );
  await once(elsewhere, 'listening');
  const address = elsewhere.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const port = await freePort();
  const app = run('start/main.ts', [
    '--home-assistant',
    url,
    '--port',
    String(port),
    '--dir',
    join(folder, 'own'),
  ]);
  const told = await app.says('Ctrl-C stops the app');
  expect(told).toContain(`Address:       http://127.0.0.1:${port}`);
  expect(told).toMatch(/Pairing code: +[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  app.child.kill('SIGINT');
  expect(await app.ended).toEqual([0, null]);
  elsewhere.close();

  const silent = run('start/main.ts', ['--home-assistant', `http://127.0.0.1:${await freePort()}`]);
  expect(await silent.ended).toEqual([1, null]);
  expect(silent.output()).toContain('does not answer: check the address');
});
