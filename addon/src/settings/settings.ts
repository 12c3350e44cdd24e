/** What Home Assistant may change while the app runs: kept in `butler.json`, in force at once. */
import * as z from 'zod';
import type { settingsRequest, settingsResponse } from '../api/contract.ts';
import { changeableSettings, type ChangeableSetting, type Config } from '../config.ts';
import { ButlerError } from '../errors.ts';
import type { Box } from '../pairing/box.ts';
import { reasonOf } from '../private-file.ts';

export interface SettingsDependencies {
  /** As the app was started. */
  readonly config: Config;
  /** What would be in force with this text in `butler.json`. Throws ButlerError `config`. */
  readonly configWith: (fileText: string) => Config;
  /** Text of `butler.json`; undefined when there is none. */
  readonly read: () => Promise<string | undefined>;
  /** Durable when it resolves. */
  readonly write: (text: string) => Promise<void>;
  /** Throws ButlerError `denied`. */
  readonly open: (box: Box) => string;
  readonly onChange: (after: Config, before: Config) => void;
}

type Request = z.output<typeof settingsRequest>;

export function createSettings(deps: SettingsDependencies) {
  let config = deps.config;
  let last: Promise<unknown> = Promise.resolve();

  function valueOf(request: Request, name: ChangeableSetting): string | number | boolean | null | undefined {
    const wanted = request[name];
    if (typeof wanted !== 'object' || wanted === null) return wanted;
    const key = deps.open(wanted).trim();
    if (key === '') throw new ButlerError('invalid', 'anthropic_api_key is empty: leave it out to keep it.');
    return key;
  }

  async function apply(request: Request): Promise<void> {
    const before = config;
    const kept = parseFile(await deps.read());
    for (const name of changeableSettings) {
      const value = valueOf(request, name);
      if (value === undefined) continue;
      const place = before.fixedBy[name];
      if (place !== undefined) {
        throw new ButlerError('invalid', `${name} is set by ${place}: change it there.`);
      }
      if (value === null || value === '') delete kept[name];
      else kept[name] = value;
    }
    const text = `${JSON.stringify(kept, null, 2)}\n`;
    const after = check(() => deps.configWith(text));
    requireKeyForItsAddress(request, before, after);
    try {
      await deps.write(text);
    } catch (cause) {
      throw new ButlerError('unavailable', `I could not save that on my disk (${reasonOf(cause)}).`, {
        cause,
      });
    }
    config = after;
    deps.onChange(after, before);
  }

  return {
    get config() {
      return config;
    },
    /** Without anything secret. */
    shown(): z.output<typeof settingsResponse> {
      const fixed = (name: ChangeableSetting) => ({ fixed_by: config.fixedBy[name] ?? null });
      return {
        anthropic_api_key: { is_set: config.anthropicKey !== undefined, ...fixed('anthropic_api_key') },
        model: { value: config.model, ...fixed('model') },
        fallback_model: { value: config.fallbackModel, ...fixed('fallback_model') },
        small_model: { value: config.smallModel, ...fixed('small_model') },
        monthly_budget: { value: config.monthlyBudget ?? null, ...fixed('monthly_budget') },
        model_url: { value: config.modelUrl ?? null, ...fixed('model_url') },
        ollama_url: { value: config.ollamaUrl ?? null, ...fixed('ollama_url') },
        embedding_model: { value: config.embeddingModel, ...fixed('embedding_model') },
        language: { value: config.language ?? null, ...fixed('language') },
        local_first: { value: config.localFirst, ...fixed('local_first') },
      };
    },
    /** One at a time. Throws ButlerError `invalid`, `denied` or `unavailable`, and has changed nothing then. */
    async change(request: Request): Promise<void> {
      const mine = last.then(() => apply(request));
      last = mine.catch(() => undefined);
      await mine;
    },
  };
}

export type Settings = ReturnType<typeof createSettings>;

/**
 * A key is only sent to the address for which it was given: whoever has our bearer token could otherwise have it
 * sent to himself.
 */
function requireKeyForItsAddress({ anthropic_api_key: given }: Request, before: Config, after: Config): void {
  const isElsewhere = after.modelUrl !== undefined && after.modelUrl !== before.modelUrl;
  if (!isElsewhere || after.anthropicKey === undefined || (given !== undefined && given !== null)) return;
  const place = before.fixedBy.anthropic_api_key;
  const say =
    place === undefined
      ? 'The key was given for another model_url: give anthropic_api_key again together with it.'
      : `anthropic_api_key is set by ${place}, for another model_url: set both there.`;
  throw new ButlerError('invalid', say);
}

function check(load: () => Config): Config {
  try {
    return load();
  } catch (error) {
    if (error instanceof ButlerError && error.code === 'config') throw new ButlerError('invalid', error.say);
    throw error;
  }
}

function parseFile(text: string | undefined): Record<string, unknown> {
  try {
    return text === undefined ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    // What the parser says would repeat a piece of the file, and the file may hold the key.
    throw new ButlerError(
      'unavailable',
      'My butler.json cannot be read as a JSON object: mend or delete it.',
    );
  }
}
