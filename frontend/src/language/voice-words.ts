import type { Failing } from '../voice/failing.ts';

/** What is said about speaking and being read to. In files of their own, fetched with the microphone. */
export interface VoiceWords {
  readonly opening: string;
  readonly held: string;
  readonly letGoToCancel: string;
  readonly tapped: string;
  readonly byItself: string;
  readonly understanding: string;
  readonly reading: string;
  readonly microphoneIsOn: string;
  readonly cancel: string;
  readonly stopReading: string;
  readonly retry: string;
  readonly allow: string;
  readonly takeOver: string;
  readonly hearAgain: string;
  readonly native: string;
  readonly network: string;
  readonly assistants: string;
  readonly dismiss: string;
  readonly askAdmin: string;
  readonly failings: Readonly<Record<Failing, string>>;
}
