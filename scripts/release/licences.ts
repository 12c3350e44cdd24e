/** Which licences may be in what we hand out, and the notices that they ask for. */
import type { BundledPackage } from './packages.ts';

/** None of them asks anything of the household, or of who builds on the butler, but to keep the notice. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Unlicense',
  'Zlib',
]);

/** An SPDX expression of licences joined by either OR or AND. Anything else is not allowed. */
export function isAllowed(expression: string): boolean {
  const inner = expression.replace(/^\((.*)\)$/, '$1');
  const either = inner.split(' OR ');
  const all = inner.split(' AND ');
  if (either.length > 1) return all.length === 1 && either.some((licence) => ALLOWED.has(licence));
  return all.every((licence) => ALLOWED.has(licence));
}

/** Throws an Error that names every package whose licence is not allowed. */
export function refuseLicences(packages: readonly BundledPackage[]): void {
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  if (refused.length === 0) return;
  const list = refused.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`).join('\n');
  throw new Error(`These packages may not be handed out with the butler; replace them:\n${list}`);
}

/** One text with the name, the licence and the notices of each package, in the order given. */
export function renderNotices(packages: readonly BundledPackage[], more: readonly string[]): string {
  const sections = packages.map(({ name, version, licence, texts }) => {
    const notice = texts.length === 0 ? [`It comes without a text; its package says ${licence}.`] : texts;
    return [`${name} ${version} (${licence})`, ...notice].join('\n\n');
  });
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `Butler contains the following software of others.${line}${[...sections, ...more].join(line)}\n`;
}
