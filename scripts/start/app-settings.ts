/** Where these stand is decided here, not by the environment. */
const DECIDED = new Set(['BUTLER_HOST', 'BUTLER_PORT', 'BUTLER_DATA_DIR', 'BUTLER_CACHE', 'BUTLER_KEEPER']);

/** What the app, and only the app, gets of this process's settings: its key, its model, its database. */
export function appSettings(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const settings: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    const isTheApps = name === 'ANTHROPIC_API_KEY' || (name.startsWith('BUTLER_') && !DECIDED.has(name));
    if (isTheApps && value !== undefined && value !== '') settings[name] = value;
  }
  return settings;
}
