import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { REPOSITORY } from '../paths.ts';
import { packagesIn } from './packages-in.ts';

const require = createRequire(import.meta.url);

const forNode = {
  absWorkingDir: REPOSITORY,
  metafile: true,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  external: ['pg-native'],
  // Some packages are CommonJS and load Node's own modules by `require`.
  banner: { js: "import{createRequire as r_}from'node:module';const require=r_(import.meta.url);" },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * The app as files that need Node and nothing else: `node OUTPUT/app.mjs`. Replaces the folder; the same sources
 * give the same bytes. Resolves with the folders of the packages in it, relative to the checkout. For tests some
 * packages can be left out, `besides`: a test that gets between the app and one of them loads it itself; and another
 * file than usual can start it.
 */
export async function bundleApp(
  output: string,
  besides: readonly string[] = [],
  main = 'main.ts',
): Promise<readonly string[]> {
  await rm(output, { recursive: true, force: true });
  const source = (path: string) => join(REPOSITORY, 'addon/src', path);
  const external = [...forNode.external, ...besides];
  const app = await build({
    ...forNode,
    external,
    entryPoints: [source(main)],
    outfile: join(output, 'app.mjs'),
  });
  const database = await build({
    ...forNode,
    external,
    entryPoints: [source('store/embedded-worker.ts')],
    outfile: join(output, 'embedded/worker.mjs'),
  });
  await cp(join(REPOSITORY, 'addon/sql'), join(output, 'sql'), { recursive: true });
  await copyDatabaseFiles(output);
  return packagesIn([app.metafile, database.metafile]);
}

/** What the embedded database loads at run time, where its code looks for it. */
async function copyDatabaseFiles(output: string): Promise<void> {
  const pglite = dirname(require.resolve('@electric-sql/pglite'));
  const vector = dirname(require.resolve('@electric-sql/pglite-pgvector'));
  const beside = join(output, 'embedded');
  await mkdir(beside, { recursive: true });
  for (const name of ['pglite.wasm', 'pglite.data', 'initdb.wasm']) {
    await cp(join(pglite, name), join(beside, name));
  }
  await cp(join(vector, 'vector.tar.gz'), join(beside, 'vector.tar.gz'));
  await cp(join(pglite, 'pg_trgm.tar.gz'), join(output, 'pg_trgm.tar.gz'));
}
