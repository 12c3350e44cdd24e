/** For all component tests: the cards as they are shipped, a server for them, and one browser. */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium as driver } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { BROWSER_FLAGS, chromium } from '../../scripts/browser/chromium.ts';
import { bundleCards } from '../../scripts/build/bundle-cards.ts';
import { sayOnStderr } from '../../scripts/say.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    stage: { readonly url: string; readonly browser: string; readonly cards: string };
  }
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' };

function serve(folder: string) {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path === '/' ? join(import.meta.dirname, 'stage.html') : join(folder, path);
    readFile(file).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'butler-cards-'));
  await bundleCards(join(folder, 'cards'), '0.1.0');
  await build({
    entryPoints: [join(import.meta.dirname, 'stage-page.ts')],
    outdir: join(folder, 'stage'),
    bundle: true,
    format: 'esm',
  });
  const server = serve(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const browser = await driver.launchServer({
    executablePath: await chromium(sayOnStderr),
    args: [...BROWSER_FLAGS],
  });
  project.provide('stage', {
    url: `http://127.0.0.1:${port}/`,
    browser: browser.wsEndpoint(),
    cards: join(folder, 'cards'),
  });
  return async () => {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
}
