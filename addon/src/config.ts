/**
 * Every setting of the app, read once at start. For each setting the first place that has it counts:
 * the environment, Home Assistant's options of the app (`/data/options.json`), `butler.json` in the data folder.
 */
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { priceOf, type Prices } from './cost/prices.ts';
import { ButlerError } from './errors.ts';
import { secret, type Secret } from './secret.ts';

export interface Config {
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Undefined means the embedded database in the data folder. Carries a password. */
  readonly databaseUrl: Secret | undefined;
  readonly anthropicKey: Secret | undefined;
  /** Base URL of a Messages API, without a slash at the end; undefined means Anthropic's own. */
  readonly modelUrl: string | undefined;
  readonly model: string;
  readonly fallbackModel: string;
  /** For what has to be cheap. */
  readonly smallModel: string;
  /** US dollars for models in a month; undefined: no limit. */
  readonly monthlyBudget: number | undefined;
  /** Calls of the model that each asker has in an hour; 0: no limit. */
  readonly callsPerHour: number;
  /** Base address of Ollama, without a slash at the end; undefined: nothing is looked for by its meaning. */
  readonly ollamaUrl: string | undefined;
  /** Of Ollama; it has to give 768 numbers. */
  readonly embeddingModel: string;
  /** Of models whose price is not the usual one, by name. */
  readonly prices: Prices;
  /** In which the butler answers where nobody says; undefined: Home Assistant's own. */
  readonly language: string | undefined;
  /** False: everything that is said comes to the app, but what a person's own sentence triggers take. */
  readonly localFirst: boolean;
  /** Where a setting stands that `butler.json` cannot change, e.g. `BUTLER_MODEL`. */
  readonly fixedBy: Readonly<Partial<Record<ChangeableSetting, string>>>;
  readonly logLevel: 'debug' | 'info' | 'warning' | 'error';
  readonly logFormat: 'text' | 'json';
  /** Undefined unless Home Assistant's Supervisor started us. */
  readonly supervisor: SupervisorSettings | undefined;
}

export interface SupervisorSettings {
  /** Base URL of its API, without a slash at the end. */
  readonly url: string;
  /** Ours for this start: a restart brings another one. */
  readonly token: Secret;
  /** The only address from which pages are asked for (ingress). */
  readonly address: string;
}

const isUrlOf = (protocols: readonly string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol);

/** Name in the environment, and what to write there; `hidden` values are never repeated in an error. */
const settings = {
  host: { variable: 'BUTLER_HOST', write: 'an address of this machine, e.g. 127.0.0.1' },
  port: { variable: 'BUTLER_PORT', write: 'a whole number from 0 to 65535' },
  database_url: {
    variable: 'BUTLER_DATABASE_URL',
    write: 'postgresql://USER:PASSWORD@HOST:5432/DATABASE, or nothing for the embedded database',
    hidden: true,
  },
  anthropic_api_key: {
    variable: 'ANTHROPIC_API_KEY',
    write: 'the key as the Anthropic console shows it, without spaces or line breaks',
    hidden: true,
  },
  model_url: {
    variable: 'BUTLER_MODEL_URL',
    write: 'the base address of a Messages API, e.g. http://127.0.0.1:8080, or nothing for Anthropic',
  },
  model: { variable: 'BUTLER_MODEL', write: 'the name of a model, e.g. claude-haiku-5-5' },
  fallback_model: { variable: 'BUTLER_FALLBACK_MODEL', write: 'the name of a model, e.g. claude-sonnet-5-5' },
  small_model: { variable: 'BUTLER_SMALL_MODEL', write: 'the name of a model, e.g. claude-haiku-5-5' },
  monthly_budget: {
    variable: 'BUTLER_MONTHLY_BUDGET',
    write: 'US dollars, e.g. 4.50, or nothing for no limit',
  },
  calls_per_hour: {
    variable: 'BUTLER_CALLS_PER_HOUR',
    write: 'a whole number from 0 to 100000; 0 is no limit',
  },
  ollama_url: {
    variable: 'BUTLER_OLLAMA_URL',
    write: 'the address of Ollama, e.g. http://192.168.1.20:11434, or nothing to do without',
  },
  embedding_model: {
    variable: 'BUTLER_EMBEDDING_MODEL',
    write: 'the name of a model of Ollama that gives 768 numbers, e.g. nomic-embed-text',
  },
  prices: {
    variable: 'BUTLER_PRICES',
    write:
      'MODEL INPUT OUTPUT, or MODEL INPUT OUTPUT CACHE_WRITE CACHE_READ, in US dollars per million tokens',
  },
  language: { variable: 'BUTLER_LANGUAGE', write: 'a language such as en, de or pt-BR' },
  local_first: { variable: 'BUTLER_LOCAL_FIRST', write: 'true or false' },
  log_level: { variable: 'BUTLER_LOG_LEVEL', write: 'debug, info, warning or error' },
  log_format: { variable: 'BUTLER_LOG_FORMAT', write: 'text or json' },
} as const satisfies Record<string, { variable: string; write: string; hidden?: boolean }>;

/** What Home Assistant may change while we run; kept in `butler.json`. */
export const changeableSettings = [
  'anthropic_api_key',
  'model',
  'fallback_model',
  'small_model',
  'monthly_budget',
  'model_url',
  'ollama_url',
  'embedding_model',
  'language',
  'local_first',
] as const satisfies readonly (keyof typeof settings)[];
export type ChangeableSetting = (typeof changeableSettings)[number];

const modelName = z.string().regex(/^[\w.:/@-]{1,200}$/);
const serverUrl = z
  .string()
  .refine(isUrlOf(['http:', 'https:']))
  .transform((url) => url.replace(/\/+$/, ''));
const figure = String.raw`\d{1,6}(?:\.\d{1,6})?`;
const priceLine = z
  .string()
  .trim()
  .regex(new RegExp(String.raw`^[\w.:/@-]{1,200}(?: +${figure}){2}(?:(?: +${figure}){2})?$`))
  .transform((line): [string, Prices[string]] => {
    const [model = '', ...figures] = line.split(/ +/);
    const [input = 0, output = 0, cacheWrite, cacheRead] = figures.map(Number);
    return [model, priceOf(input, output, cacheWrite, cacheRead)];
  });
const parsed = z.object({
  host: z
    .string()
    .regex(/^[\w.:-]{1,255}$/)
    .default('127.0.0.1'),
  port: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,5}$/)
        .transform(Number),
    ])
    .pipe(z.number().int().min(0).max(65_535))
    .default(8099),
  database_url: z
    .string()
    .refine(isUrlOf(['postgres:', 'postgresql:']))
    .transform(secret)
    .optional(),
  anthropic_api_key: z
    .string()
    .trim()
    .regex(/^[\u0021-\u007e]+$/)
    .transform(secret)
    .optional(),
  model_url: serverUrl.optional(),
  model: modelName.default('claude-haiku-5-5'),
  fallback_model: modelName.default('claude-sonnet-5-5'),
  small_model: modelName.default('claude-haiku-5-5'),
  monthly_budget: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,6}(\.\d{1,4})?$/)
        .transform(Number),
    ])
    .pipe(z.number().positive().max(1_000_000))
    .optional(),
  calls_per_hour: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,6}$/)
        .transform(Number),
    ])
    .pipe(z.number().int().min(0).max(100_000))
    .default(120),
  ollama_url: serverUrl.optional(),
  embedding_model: modelName.default('nomic-embed-text'),
  prices: z
    .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
    .pipe(z.array(priceLine))
    .transform((lines): Prices => Object.fromEntries(lines))
    .default({}),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
    .optional(),
  local_first: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
    .default(true),
  log_level: z.enum(['debug', 'info', 'warning', 'error']).default('info'),
  log_format: z.enum(['text', 'json']).default('text'),
});

interface Place {
  readonly values: Readonly<Record<string, unknown>>;
  /** How a person knows the setting there. */
  readonly label: (name: keyof typeof settings) => string;
}

export interface ConfigSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text of a file; undefined when there is none. Throws when it is there and cannot be read. */
  readonly readText: (path: string) => string | undefined;
}

/** The last place that is looked at, and the only one that we write. */
export const settingsFile = (dataDir: string) => join(dataDir, 'butler.json');

/** Throws ButlerError `config` with one line for every value that is wrong: its name, and what to write there. */
export function loadConfig({ environment, readText }: ConfigSources): Config {
  const dataDir = resolve(environment['BUTLER_DATA_DIR'] || '.home/butler');
  const wrong: string[] = [];
  const places: readonly Place[] = [
    {
      values: Object.fromEntries(names.map((name) => [name, environment[settings[name].variable]])),
      label: (name) => settings[name].variable,
    },
    readPlace(environment['BUTLER_OPTIONS_FILE'] || '/data/options.json', readText, wrong),
    readPlace(settingsFile(dataDir), readText, wrong),
  ];
  const supervisor = supervisorOf(environment, wrong);
  const chosen = new Map(names.map((name) => [name, places.find((place) => isSet(place.values[name]))]));
  const raw = Object.fromEntries(names.map((name) => [name, chosen.get(name)?.values[name]]));
  const result = parsed.safeParse(raw);
  if (!result.success) {
    const failed = new Set(result.error.issues.map((issue) => issue.path[0]));
    for (const name of names.filter((known) => failed.has(known))) {
      const setting: { write: string; hidden?: boolean } = settings[name];
      const label = chosen.get(name)?.label(name) ?? name;
      const was = setting.hidden === true ? 'is not usable' : `is ${JSON.stringify(raw[name]).slice(0, 80)}`;
      wrong.push(`${label} ${was}: write ${setting.write}.`);
    }
  }
  if (!result.success || wrong.length > 0) throw new ButlerError('config', wrong.join('\n'));
  const values = result.data;
  return {
    host: values.host,
    port: values.port,
    dataDir,
    databaseUrl: values.database_url,
    anthropicKey: values.anthropic_api_key,
    modelUrl: values.model_url,
    model: values.model,
    fallbackModel: values.fallback_model,
    smallModel: values.small_model,
    monthlyBudget: values.monthly_budget,
    callsPerHour: values.calls_per_hour,
    ollamaUrl: values.ollama_url,
    embeddingModel: values.embedding_model,
    prices: values.prices,
    language: values.language,
    localFirst: values.local_first,
    fixedBy: Object.fromEntries(
      changeableSettings.flatMap((name) => {
        const place = chosen.get(name);
        return place === undefined || place === places.at(-1) ? [] : [[name, place.label(name)]];
      }),
    ),
    logLevel: values.log_level,
    logFormat: values.log_format,
    supervisor,
  };
}

/** The Supervisor gives each app it starts a token; the other two are for whoever stands in for it. */
const supervisorEnvironment = z.object({
  SUPERVISOR_TOKEN: z
    .string()
    .regex(/^[\u0021-\u007e]+$/)
    .transform(secret),
  BUTLER_SUPERVISOR_URL: z
    .string()
    .refine(isUrlOf(['http:', 'https:']))
    .transform((url) => url.replace(/\/+$/, ''))
    .default('http://supervisor'),
  BUTLER_SUPERVISOR_ADDRESS: z.union([z.ipv4(), z.ipv6()]).default('172.30.32.2'),
});

function supervisorOf(
  environment: ConfigSources['environment'],
  wrong: string[],
): SupervisorSettings | undefined {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => isSet(value)));
  if (given['SUPERVISOR_TOKEN'] === undefined) return undefined;
  const result = supervisorEnvironment.safeParse(given);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0])))];
    wrong.push(...names.map((name) => `${name} is not usable: leave it to Home Assistant's Supervisor.`));
    return undefined;
  }
  const { SUPERVISOR_TOKEN: token, BUTLER_SUPERVISOR_URL: url, BUTLER_SUPERVISOR_ADDRESS } = result.data;
  return { url, token, address: BUTLER_SUPERVISOR_ADDRESS };
}

type SettingName = keyof typeof settings;
const isSettingName = (name: string): name is SettingName => Object.hasOwn(settings, name);
const names = Object.keys(settings).filter(isSettingName);

/** Empty means "not set": Home Assistant's form sends an empty text for a field that was cleared. */
const isSet = (value: unknown) => value !== undefined && value !== null && value !== '';

function readPlace(path: string, readText: ConfigSources['readText'], wrong: string[]): Place {
  const label = (name: string) => `${name} in ${path}`;
  const values = readObject(path, readText);
  if (values === undefined) {
    // What JSON.parse says would repeat a piece of the file, and the file may hold the key.
    wrong.push(
      `${path} cannot be read as a JSON object: write {"log_level": "info"} for example, or delete it.`,
    );
    return { values: {}, label };
  }
  for (const name of Object.keys(values).filter((key) => !isSettingName(key))) {
    wrong.push(`${label(name.slice(0, 80))} is no setting: there are ${names.join(', ')}.`);
  }
  return { values, label };
}

function readObject(path: string, readText: ConfigSources['readText']): Record<string, unknown> | undefined {
  try {
    const text = readText(path);
    return text === undefined ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
