/** Steers a scripted model in another process: see tests/fakes/scripted-model. */
import type { RecordedRequest } from '../../fakes/scripted-model/request-log.ts';
import { serializeScript, type Script } from '../../fakes/scripted-model/script.ts';

export interface ModelControl {
  /** Replaces the script, and forgets the requests so far. */
  play: (script: Script) => Promise<void>;
  /** The calls of the model since the last `play`, oldest first. */
  calls: () => Promise<RecordedRequest[]>;
}

export function controlModel(modelUrl: string): ModelControl {
  const send = async (method: string, path: string, body?: string): Promise<Response> => {
    const response = await fetch(`${modelUrl}/_control/${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`The scripted model says ${await response.text()}`);
    return response;
  };
  return {
    play: async (script) => {
      await send('PUT', 'script', serializeScript(script));
      await send('DELETE', 'requests');
    },
    calls: async () => {
      const response = await send('GET', 'requests');
      const requests = (await response.json()) as RecordedRequest[];
      return requests.filter((request) => request.path === '/v1/messages');
    },
  };
}
