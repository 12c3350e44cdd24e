import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/** The sources that a bundle loads later, by `import()`, relative to the checkout. */
export const loadedLater = ({ inputs }: Pick<Metafile, 'inputs'>): ReadonlySet<string> =>
  new Set(
    Object.values(inputs).flatMap(({ imports }) =>
      imports.flatMap(({ kind, path }) => (kind === 'dynamic-import' ? [path] : [])),
    ),
  );

/**
 * Has these sources begin with another one. esbuild makes a file of its own for every set of files that need a
 * source: with what every page has in all of them, it is one file, and not one for each set.
 */
export const beginWith = (first: string, sources: ReadonlySet<string>, folder: string): Plugin => ({
  name: 'begin-with',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (!sources.has(relative(folder, path))) return null;
      const text = await readFile(path, 'utf8');
      return { loader: 'ts', contents: `${text}\nimport ${JSON.stringify(first)};` };
    }),
});
