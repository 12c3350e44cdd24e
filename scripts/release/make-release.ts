import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bundleApp } from '../build/bundle-app.ts';
import { bundleCards } from '../build/bundle-cards.ts';
import { runCommand } from '../command.ts';
import { REPOSITORY } from '../paths.ts';
import { refuseLicences, renderNotices } from './licences.ts';
import { readPackage } from './packages.ts';
import { makeSbom } from './sbom.ts';
import { readVersion } from './versions.ts';

const NOTICES = 'THIRD-PARTY-NOTICES.txt';
const inRepository = (path: string) => join(REPOSITORY, path);

export interface Release {
  readonly version: string;
  /** Names in the output folder. */
  readonly files: readonly string[];
}

/**
 * Makes both folders anew. `output` gets what is published: the integration as HACS and Marketplace install it
 * (`butler.zip`), the app, its bill of materials, the notices and the checksums. `app` gets what the image copies.
 * The same checkout gives the same bytes. Throws an Error when versions differ or a licence may not be in it.
 */
export async function makeRelease({ output, app }: { output: string; app: string }): Promise<Release> {
  const version = await readVersion(REPOSITORY);
  const inApp = await bundleApp(app);
  const inCards = await bundleCards();
  const bundled = await Promise.all(inApp.map((folder) => readPackage(inRepository(folder))));
  const others = inCards.filter((folder) => !inApp.includes(folder));
  const all = [...bundled, ...(await Promise.all(others.map((folder) => readPackage(inRepository(folder)))))];
  refuseLicences(all);

  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  const postgresql = await readFile(join(import.meta.dirname, 'postgresql-licence.txt'), 'utf8');
  const notices = renderNotices(all, [postgresql.trim()]);
  for (const folder of [app, output]) await writeFile(join(folder, NOTICES), notices);
  await cp(inRepository('LICENSE'), join(app, 'LICENSE'));
  await writeFile(
    join(output, `butler-app-${version}.cdx.json`),
    await makeSbom(REPOSITORY, version, bundled),
  );
  await archive(join(output, `butler-app-${version}.zip`), app);
  await archiveIntegration(join(output, 'butler.zip'));
  await cp(inRepository('hacs.json'), join(output, 'hacs.json'));
  await writeFile(join(output, 'SHA256SUMS'), await checksums(output));
  return { version, files: (await readdir(output)).toSorted() };
}

/** The zip's top is what becomes `custom_components/butler`. */
async function archiveIntegration(target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'butler-release-'));
  try {
    await cp(inRepository('custom_components/butler'), folder, {
      recursive: true,
      filter: (path) => !/^(__pycache__|\..*|.*\.pyc)$/.test(basename(path)),
    });
    await cp(inRepository('LICENSE'), join(folder, 'LICENSE'));
    await archive(target, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function archive(target: string, folder: string): Promise<void> {
  await runCommand('python3', [join(import.meta.dirname, 'archive.py'), target, folder]);
}

/** As `sha256sum` writes and checks them. */
async function checksums(folder: string): Promise<string> {
  const names = (await readdir(folder)).toSorted();
  const lines = names.map(async (name) => {
    const sum = createHash('sha256').update(await readFile(join(folder, name)));
    return `${sum.digest('hex')}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
