import * as z from 'zod';
import { ButlerError } from '../errors.ts';

const handedOver = z.strictObject({
  token: z.string().min(1).max(4_000),
  user_id: z.string().min(1).max(255),
});

/** What the integration sealed: the token of the user Butler. Throws ButlerError `invalid`, without the content. */
export function parseHandedOver(text: string): { readonly token: string; readonly userId: string } {
  try {
    const { token, user_id: userId } = handedOver.parse(JSON.parse(text));
    return { token, userId };
  } catch {
    throw new ButlerError('invalid', 'home_assistant must hold a sealed JSON object with token and user_id.');
  }
}

const renewed = handedOver.extend({
  /** As long as the one that we would make. */
  app_token: z.string().regex(/^[\w-]{43,200}$/),
});

/** Both sides' new tokens. Throws ButlerError `invalid`, without the content. */
export function parseRenewed(text: string): {
  readonly appToken: string;
  readonly token: string;
  readonly userId: string;
} {
  try {
    const { app_token: appToken, token, user_id: userId } = renewed.parse(JSON.parse(text));
    return { appToken, token, userId };
  } catch {
    throw new ButlerError(
      'invalid',
      'tokens must hold a sealed JSON object with app_token, token and user_id.',
    );
  }
}
