import { readFile } from 'node:fs/promises';
import { settingsFile } from '../config.ts';
import { writePrivateFile } from '../private-file.ts';
import { createSettings, type Settings, type SettingsDependencies } from './settings.ts';

/** The settings of the file `butler.json` in the data folder. */
export function openSettings(deps: Omit<SettingsDependencies, 'read' | 'write'>): Settings {
  const path = settingsFile(deps.config.dataDir);
  return createSettings({
    ...deps,
    async read() {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write: async (text) => await writePrivateFile(path, text),
  });
}
