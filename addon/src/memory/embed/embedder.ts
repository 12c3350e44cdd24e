/** Meanings as vectors, where Ollama is configured. Nothing here ever fails: without it, words are looked for alone. */
import type { Log } from '../../log.ts';
import { soon } from '../soon.ts';
import { askOllama, OllamaError, type OllamaProblem, type OllamaSettings, type Vector } from './ollama.ts';
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

export interface WatchedEmbedder extends Embedder {
  /** As it was tried last; null: nothing is wrong, or it was not tried yet. */
  readonly problem: () => OllamaProblem | null;
  /** Tries it, unless it is known to be well. */
  readonly check: (signal: AbortSignal) => Promise<void>;
}

/** The first request after a while loads the model. */
const LOADING_MS = 60_000;
/** What is asked to see whether it answers. */
const PLAIN = 'hello';

/** Says in the log once what is wrong with Ollama, and once that it is back. */
export function createEmbedder(
  settings: OllamaSettings,
  log: Pick<Log, 'warning' | 'info'>,
  ask: typeof askOllama = askOllama,
): WatchedEmbedder {
  const prefixes = prefixesOf(settings.model);
  let problem: OllamaProblem | null = null;
  let isTried = false;
  let asking: Promise<unknown> | undefined;

  async function vectorsOf(texts: readonly string[], signal: AbortSignal) {
    try {
      const vectors = await ask(settings, texts, AbortSignal.any([signal, AbortSignal.timeout(LOADING_MS)]));
      if (problem !== null) log.info('Ollama is back');
      problem = null;
      isTried = true;
      return vectors;
    } catch (error) {
      if (signal.aborted) return undefined;
      const found = error instanceof OllamaError ? error.problem : 'away';
      if (found !== problem)
        log.warning('Ollama is of no use now: only words are looked for', { reason: reasonOf(error) });
      problem = found;
      isTried = true;
      return undefined;
    }
  }

  return {
    model: settings.model,
    problem: () => problem,
    async check(signal) {
      if (!isTried || problem !== null) await vectorsOf([prefixes.query + PLAIN], signal);
    },
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
