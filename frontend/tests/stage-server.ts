import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { bundleCards } from '../../scripts/build/bundle-cards.ts';

export interface StageServer {
  readonly url: string;
  /** The folder of the built cards. */
  readonly cards: string;
  /** Folders of the packages in them. */
  readonly packages: readonly string[];
  readonly close: () => Promise<void>;
}

/** Of the page itself, in the browser; stage.html loads them, and the benchmark's page its own. */
const SCRIPTS = ['stage-elements', 'stage-page', 'gallery-page', 'bench-page'];
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

/** The cards as they are shipped, on a page that plays Home Assistant. */
export async function serveStage(): Promise<StageServer> {
  const folder = await mkdtemp(join(tmpdir(), 'butler-cards-'));
  const cards = join(folder, 'cards');
  const packages = await bundleCards(cards, '0.1.0');
  await build({
    entryPoints: SCRIPTS.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: join(folder, 'stage'),
    bundle: true,
    format: 'esm',
  });
  const server = serve(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    cards,
    packages,
    close: async () => {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
