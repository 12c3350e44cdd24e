/** `npm run build`: the app into dist/app, and the cards where Home Assistant serves them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleApp } from './build/bundle-app.ts';
import { REPOSITORY } from './paths.ts';
import { sayOnStderr } from './say.ts';

const cards = join(REPOSITORY, 'frontend/src/butler-cards.ts');

await bundleApp(join(REPOSITORY, 'dist/app'));
sayOnStderr('the app is in dist/app: start it with "node dist/app/app.mjs"');
if (existsSync(cards)) {
  await build({
    entryPoints: [cards],
    outfile: join(REPOSITORY, 'custom_components/butler/frontend/butler-cards.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'linked',
    logLevel: 'warning',
  });
  sayOnStderr('the cards are in custom_components/butler/frontend');
}
