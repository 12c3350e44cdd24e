import { expect, test } from 'vitest';
import { findPipeline } from './find-pipeline.ts';
import type { VoiceConnection } from './voice-hass.ts';

const pipeline = (id: string, agent: string, language = 'en', engines: object = {}) => ({
  id,
  conversation_engine: agent,
  language,
  stt_engine: 'stt.whisper',
  tts_engine: 'tts.piper',
  ...engines,
});
const OURS = 'conversation.butler';
const OTHER = 'conversation.home_assistant';

async function find(answer: () => Promise<unknown>, language = 'en') {
  const connection: VoiceConnection = {
    connected: true,
    subscribeMessage: () => Promise.reject(new Error('Not here.')),
    sendMessagePromise: answer,
    addEventListener: () => undefined,
  };
  const entities = { [OURS]: { platform: 'butler' }, [OTHER]: { platform: 'conversation' } };
  return await findPipeline({ connection, language, entities });
}
const among = (pipelines: readonly object[], preferred_pipeline: string | null, language?: string) =>
  find(async () => ({ pipelines, preferred_pipeline }), language);

test('the butler’s is taken, though another one is preferred', async () => {
  expect(await among([pipeline('a', OTHER), pipeline('b', OURS)], 'a')).toMatchObject({ id: 'b' });
});

test('of several of the butler’s, the one in the person’s language, else the preferred one', async () => {
  const own = [pipeline('en', OURS), pipeline('de', OURS, 'de-DE'), pipeline('en2', OURS, 'en')];
  expect(await among(own, 'en2', 'de')).toMatchObject({ id: 'de' });
  expect(await among(own, 'en2', 'en-GB')).toMatchObject({ id: 'en2' });
  expect(await among(own, 'de', 'fr')).toMatchObject({ id: 'de' });
});

test('without one of the butler’s, the preferred one', async () => {
  const others = [pipeline('a', OTHER), pipeline('b', OTHER, 'en', { stt_engine: null, tts_engine: null })];
  expect(await among(others, 'b')).toMatchObject({ id: 'b', canHear: false, voice: null });
});

test.each<[() => Promise<unknown>, string]>([
  [async () => ({ pipelines: [], preferred_pipeline: null }), 'no_speech_to_text'],
  [() => Promise.reject(Object.assign(new Error('No.'), { code: 'unknown_command' })), 'no_speech_to_text'],
  // As the library rejects when the connection is lost.
  [() => Promise.reject(Object.assign(new Error('Lost.'), { code: 3 })), 'lost'],
])('none: %#', async (answer, failing) => {
  await expect(find(answer)).rejects.toMatchObject({ failing });
});
