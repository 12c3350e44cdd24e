/** The bill of materials of the app's bundle, CycloneDX, from npm's own `npm sbom`. */
import * as z from 'zod';
import { runCommand } from '../command.ts';
import type { BundledPackage } from './packages.ts';

const bill = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      properties: z.array(z.looseObject({ name: z.string() })),
    }),
  ),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/**
 * As JSON. Lists what is in the bundle, and nothing else of the lock file; without the moment, npm's version
 * and a random number, so that the same bundle has the same bill. Throws an Error when a package is unknown to npm.
 */
export async function makeSbom(
  root: string,
  version: string,
  packages: readonly BundledPackage[],
): Promise<string> {
  const npm = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
  const { serialNumber: _random, ...whole } = bill.parse(
    JSON.parse(await runCommand('npm', npm, { cwd: root })),
  );
  const bundled = new Set(packages.map((one) => `${one.name}@${one.version}`));
  const own = whole.metadata.component['bom-ref'];
  const components = whole.components.filter((one) => bundled.has(`${one.name}@${one.version}`));
  const refs = new Set([own, ...components.map((one) => one['bom-ref'])]);
  const missing = [...bundled].filter(
    (one) => !components.some((known) => `${known.name}@${known.version}` === one),
  );
  if (missing.length > 0) throw new Error(`npm's lock file does not know ${missing.join(', ')}.`);
  return `${JSON.stringify(
    {
      ...whole,
      metadata: {
        lifecycles: [{ phase: 'build' }],
        tools: [{ vendor: 'npm', name: 'cli' }],
        component: { ...whole.metadata.component, type: 'application', name: 'butler', version },
      },
      components: components.map((one) => {
        // npm takes what a tool of ours needs, too, for development only.
        const properties = one.properties.filter(({ name }) => name !== 'cdx:npm:package:development');
        return { ...one, scope: 'required', properties };
      }),
      dependencies: whole.dependencies
        .filter(({ ref }) => refs.has(ref))
        .map((one) => {
          return { ...one, dependsOn: one.dependsOn.filter((ref) => refs.has(ref)) };
        }),
    },
    null,
    2,
  )}\n`;
}
