import { createContext } from '@lit/context';
import type { Words } from '../language/words.ts';

/** What the parts inside a card need of it. */
export interface CardContext {
  readonly words: Words;
  readonly retry: () => void;
  readonly isAdmin: () => boolean;
}

export const cardContext = createContext<CardContext>(Symbol.for('butler.card.1'));
