import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { runCommand } from '../command.ts';
import { homeAssistantPython } from '../python/environments.ts';
import type { Say } from '../say.ts';

/** What makes a card on a bare page look as it does in Home Assistant, on any machine. */
export interface HomeAssistantLook {
  /** CSS with the font in it. */
  readonly font: string;
  /** Of `mdi:` icons, by name: an SVG's path, on 24 × 24. */
  readonly icons: Readonly<Record<string, string>>;
}

const WEIGHTS = { Light: 300, Regular: 400, Medium: 500, Bold: 700 } as const;
const pathsByName = z.record(z.string(), z.string());

/** Reads them out of the installed frontend, installing it where it is missing. */
export async function homeAssistantLook(say: Say): Promise<HomeAssistantLook> {
  const python = await homeAssistantPython(say);
  const where = await runCommand(python, ['-c', 'import hass_frontend; print(hass_frontend.where())']);
  const files = join(where.trim(), 'static');
  const faces = await Promise.all(
    Object.entries(WEIGHTS).map(async ([name, weight]) => {
      const bytes = await readFile(join(files, 'fonts/roboto', `Roboto-${name}.woff2`));
      const source = `url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2')`;
      return `@font-face { font-family: Roboto; font-weight: ${weight}; src: ${source}; }`;
    }),
  );
  const names = (await readdir(join(files, 'mdi'))).filter((name) => /^[0-9a-f]{40}\.json$/.test(name));
  const parts = await Promise.all(
    names.map(async (name) => {
      const parsed = pathsByName.safeParse(JSON.parse(await readFile(join(files, 'mdi', name), 'utf8')));
      return parsed.data ?? {};
    }),
  );
  return { font: faces.join('\n'), icons: Object.assign({}, ...parts) };
}
