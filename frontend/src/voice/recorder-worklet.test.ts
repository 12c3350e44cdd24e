import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { recorderWorklet } from './recorder-worklet.ts';

/** A worklet of that rate; the function is made anew from its text, as a browser does it. */
function worklet(sampleRate: number) {
  const sent: (ArrayBuffer | null)[] = [];
  const made: { process: (inputs: Float32Array[][]) => boolean }[] = [];
  let ask = (): void => undefined;
  class Processor {
    readonly port = {
      addEventListener: (_type: string, listener: () => void) => (ask = listener),
      start: () => undefined,
      postMessage: (message: ArrayBuffer | null) => void sent.push(message),
    };
  }
  const scope = {
    sampleRate,
    AudioWorkletProcessor: Processor,
    registerProcessor: (_name: string, Own: new () => (typeof made)[number]) => void made.push(new Own()),
  };
  runInNewContext(`(${recorderWorklet.toString()})(scope)`, { scope });
  const samples = () => sent.flatMap((one) => (one === null ? [] : [...new Int16Array(one)]));
  return {
    sent,
    samples,
    rest: () => ask(),
    /** In quanta of 128, as browsers give it. */
    hear: (sound: Float32Array) => {
      for (let at = 0; at < sound.length; at += 128) made[0]?.process([[sound.subarray(at, at + 128)]]);
    },
  };
}

const tone = (hertz: number, rate: number, seconds: number): Float32Array =>
  Float32Array.from(
    { length: rate * seconds },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );

const crossings = (samples: readonly number[]): number =>
  samples.filter((sample, index) => index > 0 && sample >= 0 && (samples[index - 1] ?? 0) < 0).length;

const loudness = (samples: readonly number[]): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + (sample / 0x7fff) ** 2, 0) / samples.length);

test.each([16_000, 22_050, 44_100, 48_000, 8_000])(
  'a tone at %i Hz keeps its length, pitch and loudness',
  (rate) => {
    const { hear, rest, samples } = worklet(rate);
    hear(tone(300, rate, 2));
    rest();
    expect(Math.abs(samples().length - 32_000)).toBeLessThanOrEqual(2);
    expect(Math.abs(crossings(samples()) - 600)).toBeLessThanOrEqual(2);
    expect(loudness(samples())).toBeCloseTo(0.5 / Math.SQRT2, 1);
  },
);

test('what is too high for 16 kHz does not come back as a tone', () => {
  const { hear, samples } = worklet(48_000);
  hear(tone(15_000, 48_000, 1));
  expect(loudness(samples())).toBeLessThan(0.1);
});

test('pieces are of 50 ms; asked for the rest, it gives what is left, and says that this was all', () => {
  const { hear, rest, sent } = worklet(16_000);
  hear(new Float32Array(1_664));
  expect(sent.map((one) => one?.byteLength)).toEqual([1_600, 1_600]);
  rest();
  expect(sent.map((one) => one?.byteLength ?? null)).toEqual([1_600, 1_600, 128, null]);
});

test('too loud is as loud as can be, and nothing plugged in is nothing', () => {
  const { hear, rest, samples } = worklet(16_000);
  hear(new Float32Array(0));
  hear(Float32Array.of(7, -7));
  rest();
  expect(samples()).toEqual([0x7fff, -0x7fff]);
});
