/** The version, which stands in five places; in two of them twice. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Place {
  readonly file: string;
  /** Each match is one version, without what stands around it. */
  readonly pattern: RegExp;
}

const UNRELEASED = 'Unreleased';
const places: readonly Place[] = [
  { file: 'package.json', pattern: /(?<=^ {2}"version": ")[^"]+/gm },
  // Of the lock file, and of the package without a name; every other version is followed by its integrity.
  {
    file: 'package-lock.json',
    pattern: /(?<=^ {2}"version": ")[^"]+|(?<=^ {4}"": \{\n(?: {6}"name".*\n)? {6}"version": ")[^"]+/gm,
  },
  { file: 'custom_components/butler/manifest.json', pattern: /(?<=^ {2}"version": ")[^"]+/gm },
  { file: 'addon/config.yaml', pattern: /(?<=^version: ")[^"]+/gm },
];
/** The repository's, and the copy that Home Assistant shows. */
const changelogs = ['CHANGELOG.md', 'addon/CHANGELOG.md'] as const;

const isVersion = (text: string) => /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[a-z]+\.\d+)?$/.test(text);

/** Newest first. */
const headingsOf = (changelog: string) => (changelog.match(/^## .+$/gm) ?? []).map((line) => line.slice(3));

/** The versions by file; none for a file that does not say one. */
async function readVersions(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { file, pattern } of places) {
    found.set(file, (await readFile(join(root, file), 'utf8')).match(pattern) ?? []);
  }
  for (const file of changelogs) {
    const headings = headingsOf(await readFile(join(root, file), 'utf8'));
    found.set(file, headings.filter((heading) => heading !== UNRELEASED).slice(0, 1));
  }
  return found;
}

/** The one version of all places; throws an Error that lists them when they differ. */
export async function readVersion(root: string): Promise<string> {
  const versions = await readVersions(root);
  const all = [...versions.values()];
  const [version] = all.flat();
  if (
    version !== undefined &&
    all.every((found) => found.length > 0 && found.every((one) => one === version))
  ) {
    return version;
  }
  const list = [...versions].map(([file, found]) => `  ${file}: ${found.join(', ') || 'none'}`);
  throw new Error(
    `The version is not the same everywhere; write it with --set-version X.Y.Z:\n${list.join('\n')}`,
  );
}

/**
 * Writes the version everywhere; the section "Unreleased" of the changelog becomes its section.
 * Throws an Error, and changes nothing, when it is no version or there is no such section.
 */
export async function writeVersion(root: string, version: string): Promise<void> {
  if (!isVersion(version)) {
    throw new Error(`"${version}" is no version: write for example 1.2.3 or 1.3.0-beta.1.`);
  }
  const written = new Map<string, string>();
  for (const { file, pattern } of places) {
    written.set(file, (await readFile(join(root, file), 'utf8')).replaceAll(pattern, version));
  }
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  const [newest] = headingsOf(changelog);
  if (newest !== UNRELEASED && newest !== version) {
    throw new Error(`CHANGELOG.md has no section "## ${UNRELEASED}": say there what is new, then try again.`);
  }
  const released = changelog.replace(`## ${UNRELEASED}\n`, `## ${version}\n`);
  for (const file of changelogs) written.set(file, released);
  for (const [file, text] of written) await writeFile(join(root, file), text);
}
