import type { PairingFile } from '../pairing/pairing-file.ts';

/**
 * The bearer token that the Supervisor passes on to Home Assistant: made at the first start under a Supervisor and
 * kept from then on, so that announcing again changes nothing. Throws ButlerError `unavailable`.
 */
export async function announcedTokenOf(
  file: PairingFile,
  randomBytes: (size: number) => Buffer,
): Promise<string> {
  const { pairing, announced_token: known } = file.state;
  const token = pairing?.app_token ?? known ?? randomBytes(32).toString('base64url');
  if (token !== known) await file.saveAnnouncedToken(token);
  return token;
}
