import { deferred } from './deferred.ts';
import { VoiceError } from './failing.ts';

const NAME = 'butler-microphone';

/**
 * Only one card of one tab listens. Resolves with what gives the microphone back; throws VoiceError `busy_here`
 * while another one has it, unless it is taken over, which `onTaken` tells the other. A tab that is closed or
 * crashes has given it back. Browsers without such locks have no lease.
 */
export async function leaseMicrophone(
  locks: Pick<LockManager, 'request'> | undefined,
  isTakenOver: boolean,
  onTaken: () => void,
): Promise<() => void> {
  if (locks === undefined) return () => undefined;
  const lease = deferred<() => void>();
  const hold = (lock: Lock | null): Promise<void> => {
    if (lock === null) {
      lease.reject(new VoiceError('busy_here'));
      return Promise.resolve();
    }
    return new Promise((resolve) => lease.resolve(resolve));
  };
  locks.request(NAME, isTakenOver ? { steal: true } : { ifAvailable: true }, hold).catch(onTaken);
  return await lease.promise;
}
