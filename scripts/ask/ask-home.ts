import {
  createConnection,
  createLongLivedTokenAuth,
  ERR_CANNOT_CONNECT,
  ERR_INVALID_AUTH,
} from 'home-assistant-js-websocket';
import type { Running } from '../start/running.ts';
import { createEventPrinter } from './show-event.ts';

const DEADLINE_MS = 120_000;

function explain(url: string, thrown: unknown): Error {
  if (thrown === ERR_CANNOT_CONNECT) {
    return new Error(`The home at ${url} does not answer: is "npm start" still running?`);
  }
  if (thrown === ERR_INVALID_AUTH) return new Error(`The home at ${url} is another one now: start it again.`);
  return new Error(`Home Assistant refuses: ${JSON.stringify(thrown)}`);
}

/** Says a sentence to the home's butler and writes what comes back on stdout; false when it ended in an error. */
export async function askHome(
  running: Running,
  sentence: string,
  conversationId: string | null,
): Promise<boolean> {
  const { home_assistant_url: url, token, pipeline_id: pipeline } = running;
  const show = createEventPrinter();
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const late = setTimeout(() => reject(new Error('There was no answer within two minutes.')), DEADLINE_MS);
  const connection = await createConnection({ auth: createLongLivedTokenAuth(url, token) }).catch(
    (thrown: unknown) => {
      clearTimeout(late);
      throw explain(url, thrown);
    },
  );
  try {
    await connection
      .subscribeMessage(
        (event: unknown) => {
          const { text, end } = show(event);
          process.stdout.write(text);
          if (end !== undefined) resolve(end === 'done');
        },
        {
          type: 'assist_pipeline/run',
          start_stage: 'intent',
          end_stage: 'intent',
          input: { text: sentence },
          pipeline,
          ...(conversationId === null ? {} : { conversation_id: conversationId }),
        },
        { resubscribe: false },
      )
      .catch((thrown: unknown) => {
        throw explain(url, thrown);
      });
    return await promise;
  } finally {
    clearTimeout(late);
    connection.close();
  }
}
