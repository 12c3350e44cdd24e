/** What an audio worklet finds around it. */
export interface WorkletScope {
  readonly sampleRate: number;
  readonly AudioWorkletProcessor: new () => { readonly port: WorkletPort };
  readonly registerProcessor: (name: string, processor: new () => unknown) => void;
}

interface WorkletPort {
  readonly addEventListener: (type: 'message', listener: () => void) => void;
  readonly start: () => void;
  readonly postMessage: (message: ArrayBuffer | null, transfer: ArrayBuffer[]) => void;
}

/**
 * Runs in the worklet: makes 16 kHz, 16 bit, one channel of what the microphone gives at whatever rate, in pieces
 * of 50 ms. Any message to it asks for the rest, which ends with null. Travels there as its own source text, so
 * nothing outside of it is there.
 */
export function recorderWorklet(scope: WorkletScope): void {
  const RATE = 16_000;
  const PIECE = RATE / 20;
  // Samples that come for each one that goes.
  const step = scope.sampleRate / RATE;

  class RecorderProcessor extends scope.AudioWorkletProcessor {
    piece = new Int16Array(PIECE);
    filled = 0;
    sum = 0;
    /** How much of `step` is in `sum`. */
    weight = 0;

    constructor() {
      super();
      this.port.addEventListener('message', () => {
        this.send();
        this.port.postMessage(null, []);
      });
      this.port.start();
    }

    send(): void {
      if (this.filled === 0) return;
      const { buffer } = this.piece.slice(0, this.filled);
      this.filled = 0;
      this.port.postMessage(buffer, [buffer]);
    }

    put(sample: number): void {
      this.piece[this.filled] = Math.max(-1, Math.min(1, sample)) * 0x7fff;
      this.filled += 1;
      if (this.filled === PIECE) this.send();
    }

    /** The mean over each step, so that what is too high for the rate does not come back as noise. */
    process([input]: readonly (readonly Float32Array[])[]): boolean {
      for (const sample of input?.[0] ?? []) {
        let left = 1;
        while (this.weight + left >= step - 1e-9) {
          const share = step - this.weight;
          this.put((this.sum + sample * share) / step);
          left -= share;
          this.sum = 0;
          this.weight = 0;
        }
        this.sum += sample * left;
        this.weight += left;
      }
      return true;
    }
  }

  scope.registerProcessor('butler-recorder', RecorderProcessor);
}
