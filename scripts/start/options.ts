import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ArgumentError, urlOf, wholeNumber } from '../bed/options.ts';
import { REPOSITORY } from '../paths.ts';

export type StartOptions = {
  /** Where the home is kept. */
  readonly directory: string;
  /** Throw away what is kept there first. */
  readonly fresh: boolean;
  /** Somebody's own Home Assistant: only the app is started. */
  readonly homeAssistant: string | null;
  /** Null: 8123 if it is free, else the next one. With `homeAssistant`, the app's: null is 8099. */
  readonly port: number | null;
};

export const START_USAGE = `npm start -- [options]
  Starts a real Home Assistant with a furnished home and the butler in it, on this machine only.

  --fresh                  start over: throw away the home of last time
  --port N                 Home Assistant's port (default: 8123, or the next free one)
  --dir DIR                where to keep the home (default: .home)
  --home-assistant URL     only the app, for a Home Assistant that you have already; --port is the app's then
`;

/** Where `npm start` keeps its home. */
export const HOME_DIRECTORY = join(REPOSITORY, '.home');

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean' },
        'home-assistant': { type: 'string' },
        port: { type: 'string' },
        dir: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ArgumentError(`${error instanceof Error ? error.message : String(error)}\n\n${START_USAGE}`);
  }
}

/** The arguments of `npm start`. Throws ArgumentError with what to write instead. */
export function parseStartArguments(args: readonly string[]): StartOptions | 'help' {
  const { values } = read(args);
  if (values.help === true) return 'help';
  const url = values['home-assistant'];
  return {
    directory: values.dir === undefined ? HOME_DIRECTORY : resolve(values.dir),
    fresh: values.fresh ?? false,
    homeAssistant:
      url === undefined
        ? null
        : urlOf('home-assistant', url, ['http:', 'https:'], 'http://homeassistant.local:8123'),
    port: values.port === undefined ? null : wholeNumber('port', values.port, 1, 65_535),
  };
}
