import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const manifest = z.object({
  requirements: z.array(z.string()).default([]),
  dependencies: z.array(z.string()).default([]),
});

/**
 * The Python packages that Home Assistant would install by itself for these integrations and for what
 * they depend on, sorted. `components` is the folder `homeassistant/components`.
 * Throws for an integration that is not there.
 */
export async function collectRequirements(
  components: string,
  integrations: readonly string[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...integrations];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const { requirements, dependencies } = manifest.parse(
      JSON.parse(await readFile(join(components, name, 'manifest.json'), 'utf8')),
    );
    for (const requirement of requirements) found.add(requirement);
    waiting.push(...dependencies);
  }
  return [...found].toSorted();
}
