import type { Metafile } from 'esbuild';

/** Folders of the packages whose files went into bundles, e.g. `node_modules/zod`, sorted. */
export function packagesIn(metafiles: readonly Metafile[]): readonly string[] {
  const inputs = metafiles.flatMap(({ inputs: all }) => Object.keys(all));
  const folders = inputs.flatMap(
    (input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? [],
  );
  return [...new Set(folders)].toSorted();
}
