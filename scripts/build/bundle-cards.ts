import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import * as z from 'zod';
import { REPOSITORY } from '../paths.ts';
import { cardSources } from './card-sources.ts';
import { packagesIn } from './packages-in.ts';

/** Where the integration serves them from. */
export const CARDS_FOLDER = join(REPOSITORY, 'custom_components/butler/frontend');

/** Of the entries; the panel is the cards and more. */
const CARDS = 'frontend/src/butler-cards.ts';
const PANEL = 'frontend/src/butler-panel.ts';

const packageJson = z.object({ version: z.string() });

/**
 * The cards: `butler-cards.js` for dashboards and `butler-panel.js` for the sidebar, which say nothing but what
 * to load, and the rest named after what it holds.
 * Only files that differ are written and only others removed, as a Home Assistant may be serving them. Resolves
 * with the folders of the packages in them, relative to the checkout. `version` is the repository's by default.
 */
export async function bundleCards(output = CARDS_FOLDER, version?: string): Promise<readonly string[]> {
  const options = {
    absWorkingDir: REPOSITORY,
    entryPoints: { 'butler-cards': CARDS, 'butler-panel': PANEL },
    outdir: output,
    chunkNames: 'c/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    define: { __BUTLER_VERSION__: JSON.stringify(version ?? (await ownVersion())) },
    metafile: true,
    write: false,
    logLevel: 'warning',
  } as const satisfies BuildOptions;
  const plugins = [cardSources(REPOSITORY, CARDS, (await build(options)).metafile)];
  const { metafile, outputFiles } = await build({ ...options, plugins });
  await mkdir(join(output, 'c'), { recursive: true });
  for (const { path, contents } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    const old = existsSync(path) ? await readFile(path) : null;
    if (old === null || !old.equals(contents)) await writeFile(path, contents);
  }
  const made = new Set(outputFiles.map(({ path }) => relative(output, path)));
  for (const entry of await readdir(output, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !made.has(relative(output, path))) await rm(path);
  }
  return packagesIn([metafile]);
}

async function ownVersion(): Promise<string> {
  return packageJson.parse(JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'))).version;
}
