/** Quieter is nothing, and louder is all: what speech into a microphone lies between, in decibels. */
const QUIETEST = -55;
const LOUDEST = -10;

/** Below this a whole recording is silence: a microphone that is switched off. */
export const SILENT = 0.02;

/** How loud a piece of 16 bit sound is, from 0 to 1 as ears would have it. */
export function levelOf(pcm: ArrayBuffer): number {
  const samples = new Int16Array(pcm);
  const power =
    samples.reduce((sum, sample) => sum + (sample / 0x8000) ** 2, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(power + 1e-12);
  return Math.max(0, Math.min(1, (decibels - QUIETEST) / (LOUDEST - QUIETEST)));
}
