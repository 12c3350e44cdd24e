/** Why something is not done for somebody, and what to do instead. */
import type { RightsArea } from '../people/rights.ts';

/** Whose own it has to be, where somebody has a right to nothing but their own. */
export type PrivateArea = Extract<RightsArea, 'calendar' | 'mail' | 'location' | 'photos' | 'files'>;

export interface GatePhrases {
  /** The right is missing: of a person, of a room where nobody knows who speaks, of an automation. */
  readonly refused: Readonly<Record<'person' | 'room' | 'house', (area: RightsArea) => string>>;
  readonly onlyYourOwn: (area: PrivateArea) => string;
  readonly ownersOnly: string;
  /** It would change the asker's own manner, and nobody knows who that is. */
  readonly whoAreYou: string;
  /** An automation cannot be asked. `question`: "Unlock the front door?" */
  readonly nobodyToAsk: (question: string) => string;
}
