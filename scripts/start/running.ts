import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** How to talk to a running home; the bed's line of JSON has these, too. */
const runningSchema = z.object({
  home_assistant_url: z.url(),
  /** The owner's. */
  token: z.string().min(1),
  pipeline_id: z.string().min(1),
});
export type Running = z.output<typeof runningSchema>;

const fileIn = (directory: string): string => join(directory, 'running.json');

/** Lets `npm run ask` find the home, for this machine's user only. Returns how to take that back. */
export async function announceRunning(directory: string, running: Running): Promise<() => Promise<void>> {
  const file = fileIn(directory);
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(running)}\n`, { mode: 0o600 });
  return () => rm(file, { force: true });
}

/** Null when the text is not what a home says of itself. */
export function parseRunning(text: string): Running | null {
  try {
    return runningSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Null when no home runs from there. */
export async function findRunning(directory: string): Promise<Running | null> {
  const text = await readFile(fileIn(directory), 'utf8').catch(() => '');
  return parseRunning(text);
}
