import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const ANCESTORS = new URL('ancestors.ts', import.meta.url).href;

/** A process that starts another one with the same output, and then waits. */
function parentOf(program: readonly string[], environment: Record<string, string>): string {
  const options = JSON.stringify({ stdio: ['ignore', 'inherit', 'inherit'] });
  const added = `{...process.env,...${JSON.stringify(environment)}}`;
  const child = `spawn(process.execPath,${JSON.stringify(program)},{...${options},env:${added}})`;
  // Like a launcher, it goes when what it started has gone.
  return `const {spawn}=require('child_process');${child}.on('exit',()=>process.exit())`;
}

const WATCHER =
  `import { watchAncestors } from ${JSON.stringify(ANCESTORS)};` +
  `await watchAncestors(()=>{console.log('orphaned');process.exit()});console.log('watching');setInterval(()=>{},1e6)`;

test.each([
  ['its parent', {}, false],
  ['npm, two above it', { npm_lifecycle_event: 'bed' }, true],
])(
  'notices that %s has gone',
  async (_what, environment, isUnderNpm) => {
    const watcher = ['--input-type=module', '-e', WATCHER];
    const inner = parentOf(watcher, environment);
    // Under npm: npm (without the mark) → launcher (with it) → watcher.
    const script = isUnderNpm ? parentOf(['-e', inner], environment) : inner;
    const { npm_lifecycle_event: _, ...plain } = process.env;
    const top = spawn(process.execPath, ['-e', script], { env: plain, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: top.stdout });
    expect(await once(lines, 'line')).toEqual(['watching']);
    const heard = once(lines, 'line');
    top.kill('SIGKILL');
    expect(await heard).toEqual(['orphaned']);
  },
  20_000,
);
