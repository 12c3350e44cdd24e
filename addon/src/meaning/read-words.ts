import { createMeaning } from './create-meaning.ts';
import type { Meaning } from './meaning.ts';

/** One for the app: it keeps what the house is called, for as long as the house stays as it is. */
export const meaning: Meaning = createMeaning();
