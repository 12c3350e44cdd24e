/**
 * What a service's own description says. Those files keep the licence of their origin, so they lie beside the
 * checkout (`../shared/openapi`) and not in it; a test that needs one is skipped, and says why, where it is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { REPOSITORY } from '../../scripts/paths.ts';

const FOLDER = join(REPOSITORY, '..', 'shared', 'openapi');
const objectSchema = z.looseObject({ properties: z.record(z.string(), z.json()) });
const description = z.object({ components: z.object({ schemas: z.record(z.string(), objectSchema) }) });

/** One schema of a description. */
export interface Described {
  /** Null: the body is as described. Else what is not. */
  readonly check: (body: unknown) => string | null;
  /** The names of its properties; a description that is not closed lets others through. */
  readonly properties: readonly string[];
}

/** Finds the schemas (`components.schemas`) of a description by their names. Null where the file is missing. */
export function officialDescription(file: string): ((schema: string) => Described) | null {
  const path = join(FOLDER, file);
  if (!existsSync(path)) {
    process.stderr.write(`The tests against ${file} are skipped: it is not in ${FOLDER}.\n`);
    return null;
  }
  // Zod looks for what is referred to among `$defs` only.
  const text = readFileSync(path, 'utf8').replaceAll('#/components/schemas/', '#/$defs/');
  const { schemas } = description.parse(parse(text)).components;
  return (name) => {
    const schema = objectSchema.parse(schemas[name]);
    const whole = z.fromJSONSchema({ ...schema, $defs: schemas } as Parameters<typeof z.fromJSONSchema>[0]);
    return {
      check: (body) => whole.safeParse(body).error?.message ?? null,
      properties: Object.keys(schema.properties),
    };
  };
}
