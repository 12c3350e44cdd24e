import { asRefusal } from '../client/command.ts';
import { readRecord, readText } from '../client/read.ts';
import { hearingFailing, VoiceError } from './failing.ts';
import type { VoiceHass } from './voice-hass.ts';

/** An Assist pipeline, as far as voice needs it. */
export interface Pipeline {
  readonly id: string;
  readonly canHear: boolean;
  /** Its text-to-speech; null without one. */
  readonly voice: { readonly engine: string; readonly language: string | null } | null;
}

interface Listed extends Pipeline {
  readonly isOurs: boolean;
  readonly language: string;
}

/**
 * The pipeline whose agent is the butler: in the person's language, else the preferred one, else the first. If
 * there is none, the preferred one: its ears and voice serve as well. Throws VoiceError when there is none at all.
 */
export async function findPipeline(
  hass: Pick<VoiceHass, 'connection' | 'language' | 'entities'>,
): Promise<Pipeline> {
  const answer = await hass.connection
    .sendMessagePromise({ type: 'assist_pipeline/pipeline/list' })
    .catch((error: unknown) => {
      const { code, message } = asRefusal(error);
      throw new VoiceError(hearingFailing(code), message);
    });
  const preferredId = readText(readRecord(answer)?.['preferred_pipeline']);
  const all = readPipelines(answer, hass.entities ?? {});
  const preferred = all.filter(({ id }) => id === preferredId);
  const ours = [...preferred, ...all].filter(({ isOurs }) => isOurs);
  const [language] = hass.language.split('-');
  const found = ours.find((one) => one.language.split('-')[0] === language) ?? ours[0] ?? preferred[0];
  if (found === undefined) throw new VoiceError('no_speech_to_text');
  return found;
}

function readPipelines(answer: unknown, entities: NonNullable<VoiceHass['entities']>): readonly Listed[] {
  const list: unknown = readRecord(answer)?.['pipelines'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const record = readRecord(one);
    const id = readText(record?.['id']);
    if (record === null || id === null) return [];
    const engine = readText(record['tts_engine']);
    return {
      id,
      canHear: readText(record['stt_engine']) !== null,
      voice: engine === null ? null : { engine, language: readText(record['tts_language']) },
      isOurs: entities[readText(record['conversation_engine']) ?? '']?.platform === 'butler',
      language: readText(record['language']) ?? '',
    };
  });
}
