import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { type Metafile, type Plugin, transform } from 'esbuild';

/** The sources that a bundle loads later, by `import()`, relative to the checkout. */
const loadedLater = ({ inputs }: Metafile): readonly string[] =>
  Object.values(inputs).flatMap(({ imports }) =>
    imports.flatMap(({ kind, path }) => (kind === 'dynamic-import' ? [path] : [])),
  );

/** The sources of the files that several of those need and a page without them does not. */
function sharedLater({ outputs }: Metafile, first: string): readonly string[] {
  const atOnce = new Set<string>();
  const load = (file: string): void => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    for (const { kind, path } of outputs[file]?.imports ?? []) if (kind === 'import-statement') load(path);
  };
  const entry = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === first);
  if (entry !== undefined) load(entry[0]);
  return Object.entries(outputs)
    .filter(([file, { entryPoint }]) => entryPoint === undefined && file.endsWith('.js') && !atOnce.has(file))
    .flatMap(([, { inputs }]) => Object.keys(inputs));
}

/**
 * Has one file hold what every page has. esbuild makes a file of its own for every set of files that need a source,
 * and most of them are tiny; so what is loaded later is made to need all of the entry, and the entry to need
 * what several of them share. `before`: of the bundle as esbuild makes it. Styles are made small as well, which to
 * esbuild are texts.
 */
export function cardSources(folder: string, entry: string, before: Metafile): Plugin {
  const later = loadedLater(before);
  const needs = new Map([
    ...later.map((path) => [path, [entry]] as const),
    [entry, sharedLater(before, entry)] as const,
  ]);
  const needed = (path: string): string =>
    (needs.get(path) ?? []).map((one) => `\nimport ${JSON.stringify(`${folder}/${one}`)};`).join('');
  return {
    name: 'card-sources',
    setup: (build) =>
      build.onLoad({ filter: /\/frontend\/src\/.*\.ts$/ }, async ({ path }) => {
        const text = await withSmallStyles(await readFile(path, 'utf8'));
        return { loader: 'ts', contents: text + needed(relative(folder, path)) };
      }),
  };
}

/** Those with nothing put into them. */
const STYLES = /(?<=\bcss`)[^`$\\]*(?=`)/g;

async function withSmallStyles(text: string): Promise<string> {
  const options = { loader: 'css', minify: true, charset: 'utf8' } as const;
  const all = (text.match(STYLES) ?? []).map(async (css) => (await transform(css, options)).code.trim());
  const small = await Promise.all(all);
  return text.replace(STYLES, () => (small.shift() ?? '').replaceAll('\\', '\\\\'));
}
