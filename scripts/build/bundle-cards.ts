import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { REPOSITORY } from '../paths.ts';
import { packagesIn } from './packages-in.ts';

const cards = join(REPOSITORY, 'frontend/src/butler-cards.ts');

/**
 * The cards, where the integration serves them. Resolves with the folders of the packages in them, relative to
 * the checkout; null when there are no cards.
 */
export async function bundleCards(): Promise<readonly string[] | null> {
  if (!existsSync(cards)) return null;
  const { metafile } = await build({
    absWorkingDir: REPOSITORY,
    entryPoints: [cards],
    outfile: join(REPOSITORY, 'custom_components/butler/frontend/butler-cards.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  return packagesIn([metafile]);
}
