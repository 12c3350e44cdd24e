/** What is known of the npm packages that went into a bundle. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const packageJson = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** The texts of its licence and notice files. */
  readonly texts: readonly string[];
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/** Throws an Error when the package says no licence. */
export async function readPackage(folder: string): Promise<BundledPackage> {
  const parsed = packageJson.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  const { name, version, license } = parsed;
  if (license === undefined) throw new Error(`${name} ${version} does not say under which licence it is.`);
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name: file }) => file);
  const texts = await Promise.all(files.toSorted().map((file) => readFile(join(folder, file), 'utf8')));
  return {
    name,
    version,
    licence: license,
    texts: texts.map((text) => text.replaceAll('\r\n', '\n').trim()),
  };
}
