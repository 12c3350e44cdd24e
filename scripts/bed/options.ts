import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type BedOptions = {
  /** This many more switches, exposed to Assist. */
  readonly entities: number;
  /** `scripted`: the bed's own model; null: none is configured. */
  readonly modelUrl: string | null;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Null: a temporary folder that goes when the bed stops. */
  readonly directory: string | null;
  readonly packages: string | null;
  readonly customComponents: string | null;
  readonly empty: boolean;
  readonly agentAnthropic: boolean;
  /** Null: any free port. */
  readonly homeAssistantPort: number | null;
  readonly appPort: number | null;
  /** What starts the app, from the repository; null: its own. For benches only. */
  readonly appMain: string | null;
};

/** Stands for the bed's own scripted model, which has no address before it has started. */
export const SCRIPTED = 'scripted';

export const DEFAULT_OPTIONS: BedOptions = {
  entities: 0,
  modelUrl: SCRIPTED,
  databaseUrl: null,
  directory: null,
  packages: null,
  customComponents: null,
  empty: false,
  agentAnthropic: false,
  homeAssistantPort: null,
  appPort: null,
  appMain: null,
};

export const USAGE = `npm run --silent bed -- up [options]
  Starts a throw-away home, prints one line of JSON when it is ready, and stays until SIGINT or SIGTERM.

  --entities N               N more switches, named "Room R switch S"
  --model-url URL|none       a server that speaks the Messages API (default: the bed's scripted model)
  --database-url URL         postgresql://… (default: the embedded database)
  --dir DIR                  keep the home's state there, and reuse it when it is there
  --packages DIR             more Home Assistant configuration packages (*.yaml)
  --custom-components DIR    more custom integrations, each in a folder of its own
  --empty                    none of the home's own devices, only what the packages bring
  --agent-anthropic          also set up Home Assistant's own Anthropic agent against the same model
  --home-assistant-port N, --app-port N   (default: free ones)
`;

/** What was wrong with a command's arguments and what to write instead. */
export class ArgumentError extends Error {}

/** A whole number in the range, or an ArgumentError. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new ArgumentError(`--${option} ${text}: write a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** A URL of one of the protocols, without a slash at its end, or an ArgumentError. */
export function urlOf(option: string, text: string, protocols: readonly string[], example: string): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ArgumentError(`--${option} ${text}: write a URL, for example ${example}.`);
  }
  return text.replace(/\/+$/, '');
}

function existingFolder(option: string, text: string): string {
  const path = resolve(text);
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    throw new ArgumentError(`--${option} ${text}: there is no such folder.`);
  }
  return path;
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        entities: { type: 'string' },
        'model-url': { type: 'string' },
        'database-url': { type: 'string' },
        dir: { type: 'string' },
        packages: { type: 'string' },
        'custom-components': { type: 'string' },
        empty: { type: 'boolean' },
        'agent-anthropic': { type: 'boolean' },
        'home-assistant-port': { type: 'string' },
        'app-port': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ArgumentError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/**
 * The arguments of `npm run bed`; `help` when that is what was asked for.
 * Throws ArgumentError with what to write instead.
 */
export function parseBedArguments(args: readonly string[]): BedOptions | 'help' {
  const { values, positionals } = read(args);
  if (values.help === true) return 'help';
  if (positionals.length !== 1 || positionals[0] !== 'up') {
    throw new ArgumentError(`The command is "up"; this was "${positionals.join(' ')}".\n\n${USAGE}`);
  }
  const given = <T>(text: string | undefined, parse: (text: string) => T): T | null =>
    text === undefined ? null : parse(text);
  const port = (option: string) => (text: string) => wholeNumber(option, text, 1, 65_535);
  const folder = (option: string) => (text: string) => existingFolder(option, text);
  const model = values['model-url'] ?? SCRIPTED;
  const isWord = model === SCRIPTED || model === 'none';
  const checkedModel = isWord
    ? model
    : urlOf('model-url', model, ['http:', 'https:'], 'http://127.0.0.1:8080 (or none)');
  const postgres = (text: string) =>
    urlOf('database-url', text, ['postgres:', 'postgresql:'], 'postgresql://butler@127.0.0.1:5432/butler');
  const options: BedOptions = {
    entities: given(values.entities, (text) => wholeNumber('entities', text, 0, 20_000)) ?? 0,
    modelUrl: checkedModel === 'none' ? null : checkedModel,
    databaseUrl: given(values['database-url'], postgres),
    directory: given(values.dir, (text) => resolve(text)),
    packages: given(values.packages, folder('packages')),
    customComponents: given(values['custom-components'], folder('custom-components')),
    empty: values.empty ?? false,
    agentAnthropic: values['agent-anthropic'] ?? false,
    homeAssistantPort: given(values['home-assistant-port'], port('home-assistant-port')),
    appPort: given(values['app-port'], port('app-port')),
    appMain: null,
  };
  if (options.agentAnthropic && options.modelUrl === null) {
    throw new ArgumentError('--agent-anthropic needs a model: leave --model-url none away.');
  }
  return options;
}
