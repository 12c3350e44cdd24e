/** `npm run release`: what is published, into dist/release; `-- --set-version X.Y.Z` writes the version. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { REPOSITORY } from '../paths.ts';
import { sayOnStderr as say } from '../say.ts';
import { makeRelease } from './make-release.ts';
import { writeVersion } from './versions.ts';

const USAGE = `npm run release                             makes dist/release, and dist/app for the image
npm run release -- --set-version X.Y.Z      writes the version everywhere, and makes nothing`;

async function release(): Promise<void> {
  const { values } = parseArgs({ options: { 'set-version': { type: 'string' } } });
  const version = values['set-version'];
  if (version !== undefined) {
    await writeVersion(REPOSITORY, version);
    say(`the version is ${version} everywhere`);
    return;
  }
  const output = join(REPOSITORY, 'dist/release');
  const made = await makeRelease({ output, app: join(REPOSITORY, 'dist/app') });
  say(`version ${made.version}, in dist/release: ${made.files.join(', ')}`);
}

try {
  await release();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError) say(USAGE);
  process.exitCode = 1;
}
