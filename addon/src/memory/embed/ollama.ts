/** Ollama's `POST /api/embed` (0.2 and newer). */
import * as z from 'zod';

/** Of `butler.user_facts.embedding`. */
export const DIMENSIONS = 768;

export type Vector = readonly number[];

export interface OllamaSettings {
  /** Base address, without a slash at the end. */
  readonly url: string;
  /** e.g. `nomic-embed-text`; it has to give 768 numbers. */
  readonly model: string;
}

/**
 * What keeps it from being of use. `away`: nothing answers there; `not_ollama`: something else does; `unknown_model`: it
 * has not been pulled; `wrong_size`: it gives another number of numbers; `failing`: it answers with an error.
 */
export type OllamaProblem = 'away' | 'not_ollama' | 'unknown_model' | 'wrong_size' | 'failing';

export class OllamaError extends Error {
  readonly problem: OllamaProblem;

  constructor(problem: OllamaProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

const answer = z.object({ embeddings: z.array(z.array(z.number())) });
const refusal = z.object({ error: z.string() });
const MOST_REASON = 200;
/** Of an answer: sixteen vectors have 0.3 MB. */
const MOST_BYTES = 8 * 1024 * 1024;

/** One vector of length 1 for each text. Throws OllamaError, or what `fetch` throws; either is for the log. */
export async function askOllama(
  { url, model }: OllamaSettings,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly Vector[]> {
  const { address, login } = withoutLogin(`${url}/api/embed`);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...login },
    body: JSON.stringify({ model, input: texts, truncate: true, keep_alive: '30m' }),
    // To a login page, for example.
    redirect: 'manual',
    signal,
  });
  const body = parseJson(await textOf(response));
  if (!response.ok) throw refused(response.status, body);
  const { data } = answer.safeParse(body);
  if (data === undefined) throw new OllamaError('not_ollama', 'what answers there is not Ollama');
  if (data.embeddings.length !== texts.length)
    throw new OllamaError('failing', 'it answered for another number of texts');
  return data.embeddings.map((vector) => normalised(vector, model));
}

/** What is said of anything but an unknown model may repeat the texts, and this is for the log. */
function refused(status: number, body: unknown): OllamaError {
  const said = status === 404 ? refusal.safeParse(body).data?.error.slice(0, MOST_REASON) : undefined;
  if (said !== undefined) return new OllamaError('unknown_model', `it answered 404: ${said}`);
  if (status >= 300 && status < 400)
    return new OllamaError('not_ollama', `it answered ${String(status)}: a redirect`);
  return new OllamaError(
    refusal.safeParse(body).success ? 'failing' : 'not_ollama',
    `it answered ${String(status)}`,
  );
}

/** `fetch` takes no password in an address, and repeats it in its error. */
function withoutLogin(url: string) {
  const address = new URL(url);
  const { username, password } = address;
  if (username === '' && password === '') return { address, login: {} };
  address.username = '';
  address.password = '';
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address, login: { authorization: `Basic ${Buffer.from(plain).toString('base64')}` } };
}

/** Throws when it does not end. */
async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > MOST_BYTES) throw new OllamaError('not_ollama', 'it answered with more than anybody needs');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Older versions give vectors of any length. */
function normalised(vector: Vector, model: string): Vector {
  if (vector.length !== DIMENSIONS) {
    throw new OllamaError(
      'wrong_size',
      `${model} gives ${String(vector.length)} numbers instead of ${String(DIMENSIONS)}: choose another model`,
    );
  }
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0)
    throw new OllamaError('failing', 'it answered with an empty vector');
  return vector.map((value) => value / length);
}
