import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { personSchema } from './home-assistant/people.ts';

/** What a home's folder remembers of it; everything that another start of the same home needs. */
const stateSchema = z.strictObject({
  version: z.literal(1),
  people: z.array(personSchema).min(1),
  home_assistant_port: z.number().int(),
  app_port: z.number().int(),
  /** An empty home stays empty. */
  empty: z.boolean(),
});
export type HomeState = z.output<typeof stateSchema>;

const FILE = 'home.json';

/** Null for a new home. Throws when the file is there and is not ours. */
export async function readHomeState(directory: string): Promise<HomeState | null> {
  const file = join(directory, FILE);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  const parsed = stateSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${file} was written by another version; start over with another folder, or remove that one.`,
  );
}

export async function writeHomeState(directory: string, state: HomeState): Promise<void> {
  await writeFile(join(directory, FILE), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}
