/** `npm run build`: the app into dist/app, and the cards where Home Assistant serves them. */
import { join } from 'node:path';
import { bundleApp } from './build/bundle-app.ts';
import { bundleCards } from './build/bundle-cards.ts';
import { REPOSITORY } from './paths.ts';
import { sayOnStderr } from './say.ts';

await bundleApp(join(REPOSITORY, 'dist/app'));
sayOnStderr('the app is in dist/app: start it with "node dist/app/app.mjs"');
await bundleCards();
sayOnStderr('the cards are in custom_components/butler/frontend');
