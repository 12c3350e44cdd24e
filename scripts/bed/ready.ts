import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { HomeAssistantConnection } from './home-assistant/connection.ts';

const READY_MS = 60_000;
const POLL_MS = 50;

const entries = z.array(z.object({ entry_id: z.string() }));
const diagnostics = z.object({
  data: z.object({
    app: z.object({ available: z.boolean() }),
    allow_list: z.object({ lists: z.record(z.string(), z.array(z.unknown())) }),
  }),
});

/** Resolves when the integration reaches the app and has its allow-list; throws after a minute. */
export async function integrationReady(owner: HomeAssistantConnection): Promise<void> {
  const [entry] = await owner.rest(
    'GET',
    '/api/config/config_entries/entry?domain=butler',
    undefined,
    entries,
  );
  if (entry === undefined) throw new Error('Home Assistant has no entry of the butler: it was removed.');
  const path = `/api/diagnostics/config_entry/${entry.entry_id}`;
  let last: unknown;
  for (const until = Date.now() + READY_MS; Date.now() < until; await delay(POLL_MS)) {
    try {
      const { data } = await owner.rest('GET', path, undefined, diagnostics);
      if (data.app.available && Object.keys(data.allow_list.lists).length > 0) return;
      last = JSON.stringify(data);
    } catch (error) {
      // Not loaded yet: there are no diagnostics of it.
      last = error;
    }
  }
  throw new Error(`The integration did not get ready; the last of its diagnostics: ${String(last)}`);
}
