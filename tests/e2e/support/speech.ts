/** The real Whisper and the real Piper as Home Assistant's speech engines, and clips spoken by Piper. */
import { connect } from 'node:net';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../../scripts/bed/free-port.ts';
import { createKeeper } from '../../../scripts/bed/keeper.ts';
import { runCommand } from '../../../scripts/command.ts';
import { speechPrograms } from '../../../scripts/python/speech.ts';
import { sayOnStderr } from '../../../scripts/say.ts';
import type { ConfigFlows, FlowStep } from './config-flow.ts';
import type { Home } from './home.ts';

export interface Speech {
  /** For the bed that is to speak: tells Home Assistant where ffmpeg is. */
  readonly packages: string;
  /** Makes both the engines of that pipeline. */
  readonly giveTo: (home: Home, flows: ConfigFlows, pipelineId: string) => Promise<void>;
  /** A WAV file of the sentence, with so many seconds of silence before and after it. */
  readonly clip: (text: string, silence?: { before?: number; after?: number }) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const START_MS = 60_000;
const RIFF_HEADER = 44;

interface Pipeline {
  readonly id: string;
  readonly [key: string]: unknown;
}

export async function startSpeech(): Promise<Speech> {
  const programs = await speechPrograms(sayOnStderr);
  const folder = await mkdtemp(join(tmpdir(), 'butler-speech-'));
  const keeper = createKeeper();
  keeper.removeAtEnd(folder);
  const serve = async (name: string, args: readonly string[]): Promise<number> => {
    const port = await freePort();
    const data = join(folder, name);
    await mkdir(data);
    const server = await keeper.start({
      name,
      program: programs.python,
      args: ['-m', name, '--uri', `tcp://127.0.0.1:${port}`, '--download-dir', data, ...args],
      environment: { ...process.env, HF_HUB_OFFLINE: '1' },
      logFile: join(folder, `${name}.log`),
    });
    const state = { hasEnded: false };
    void server.ended.then(() => (state.hasEnded = true));
    for (const until = Date.now() + START_MS; Date.now() < until && !state.hasEnded; await delay(100)) {
      if (await answers(port)) return port;
    }
    throw new Error(`${name} does not answer:\n${server.lastLines().join('\n')}`);
  };
  try {
    const voices = ['--data-dir', programs.piperVoices];
    const [whisper, piper] = await Promise.all([
      serve('wyoming_faster_whisper', [
        '--model',
        programs.whisperModel,
        '--language',
        'en',
        '--data-dir',
        folder,
      ]),
      serve('wyoming_piper', ['--voice', programs.voice, ...voices]),
    ]);
    const packages = join(folder, 'packages');
    await mkdir(packages);
    await writeFile(join(packages, 'ffmpeg.yaml'), `ffmpeg:\n  ffmpeg_bin: ${programs.ffmpeg}\n`);
    let clips = 0;
    return {
      packages,
      stop: keeper.stop,
      clip: async (text, { before = 0.5, after = 2 } = {}) => {
        const file = join(folder, `clip-${(clips += 1)}.wav`);
        const args = ['-m', 'piper', '-m', programs.voice, ...voices, '-f', file, '--', text];
        await runCommand(programs.python, args, { environment: { HF_HUB_OFFLINE: '1' } });
        await writeFile(file, withSilence(await readFile(file), before, after));
        return file;
      },
      giveTo: async (home, flows, pipelineId) => {
        for (const port of [whisper, piper]) {
          const step: FlowStep = await flows.start('wyoming');
          const made = await flows.submit(step.flow_id, { host: '127.0.0.1', port });
          if (made.type !== 'create_entry') throw new Error(`Wyoming: ${JSON.stringify(made)}`);
        }
        const engine = async (domain: string): Promise<string> => {
          const found = (await home.states()).find(
            ({ entity_id: id }) => id.startsWith(`${domain}.`) && /whisper|piper/.test(id),
          );
          if (found === undefined) throw new Error(`Home Assistant has no ${domain} entity of Wyoming.`);
          return found.entity_id;
        };
        const { pipelines } = await home.send<{ pipelines: Pipeline[] }>({
          type: 'assist_pipeline/pipeline/list',
        });
        const pipeline = pipelines.find(({ id }) => id === pipelineId);
        if (pipeline === undefined) throw new Error(`There is no pipeline ${pipelineId}.`);
        const { id: pipeline_id, ...settings } = pipeline;
        await home.send({
          type: 'assist_pipeline/pipeline/update',
          pipeline_id,
          ...settings,
          stt_engine: await engine('stt'),
          stt_language: 'en',
          tts_engine: await engine('tts'),
          tts_language: 'en_US',
          tts_voice: programs.voice,
        });
      },
    };
  } catch (error) {
    await keeper.stop();
    throw error;
  }
}

async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

/** Of a plain WAV file as Piper writes it: 44 bytes of header, then 16 bit samples of one channel. */
function withSilence(wav: Buffer, before: number, after: number): Buffer {
  const rate = wav.readUInt32LE(24);
  const quiet = (seconds: number) => Buffer.alloc(Math.round(rate * seconds) * 2);
  const sound = Buffer.concat([quiet(before), wav.subarray(RIFF_HEADER), quiet(after)]);
  const header = Buffer.from(wav.subarray(0, RIFF_HEADER));
  header.writeUInt32LE(sound.length + RIFF_HEADER - 8, 4);
  header.writeUInt32LE(sound.length, 40);
  return Buffer.concat([header, sound]);
}
