/** Meanings as vectors, where Ollama is configured. Nothing here ever fails: without it, words are looked for alone. */
import type { Log } from '../../log.ts';
import { soon } from '../soon.ts';
import { askOllama, type OllamaSettings, type Vector } from './ollama.ts';
import { prefixesOf } from './prefixes.ts';

export interface Embedder {
  /** Kept with each vector; those of another model are not compared with these. */
  readonly model: string;
  /** Undefined when it is not there within so many milliseconds. */
  readonly query: (text: string, milliseconds: number) => Promise<Vector | undefined>;
  /** One for each; undefined when they cannot be had now. */
  readonly documents: (
    texts: readonly string[],
    signal: AbortSignal,
  ) => Promise<readonly Vector[] | undefined>;
}

/** The first request after a while loads the model. */
const LOADING_MS = 60_000;

/** Says in the log once that Ollama is away, and once that it is back. */
export function createEmbedder(
  settings: OllamaSettings,
  log: Pick<Log, 'warning' | 'info'>,
  ask: typeof askOllama = askOllama,
): Embedder {
  const prefixes = prefixesOf(settings.model);
  let isAway = false;
  let asking: Promise<unknown> | undefined;

  async function vectorsOf(texts: readonly string[], signal: AbortSignal) {
    try {
      const vectors = await ask(settings, texts, AbortSignal.any([signal, AbortSignal.timeout(LOADING_MS)]));
      if (isAway) log.info('Ollama is back');
      isAway = false;
      return vectors;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isAway)
        log.warning('Ollama is of no use now: only words are looked for', { reason: reasonOf(error) });
      isAway = true;
      return undefined;
    }
  }

  return {
    model: settings.model,
    async query(text, milliseconds) {
      // One that takes long goes on, so that the model is loaded for the next; nobody waits behind it.
      if (asking !== undefined) return undefined;
      const vectors = vectorsOf([prefixes.query + text], new AbortController().signal);
      const mine = vectors.finally(() => {
        asking = undefined;
      });
      asking = mine;
      return (await soon(milliseconds, vectors, undefined))?.[0];
    },
    documents: async (texts, signal) =>
      await vectorsOf(
        texts.map((text) => prefixes.document + text),
        signal,
      ),
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
