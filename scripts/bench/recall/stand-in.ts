import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { embeddingsPython } from '../../python/embeddings.ts';
import type { Say } from '../../say.ts';

const PROGRAM = fileURLToPath(new URL('ollama_stand_in.py', import.meta.url));

/** Does the work while a small real model answers in Ollama's way; `url` is its base address. */
export async function withOllamaStandIn<Result>(
  say: Say,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const python = await embeddingsPython(say);
  const child = spawn(python, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    const [port] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      ended.then(() => Promise.reject(new Error('The embedding model could not be started.'))),
    ]);
    return await work(`http://127.0.0.1:${String(port)}`);
  } finally {
    child.kill();
    await ended;
  }
}
