/**
 * "Lock the back door" works without a model. It is not left to Home Assistant's own matcher, which does not
 * look whether the bolt has moved. There is no such sentence for unlocking.
 */
import { areasCalled } from '../house/called.ts';
import type { Sentence } from './sentence.ts';

/** Words for all of them. */
const EVERY_DOOR = /^(?:(?:all|alle)(?: (?:the|of the))? )?(?:doors|locks|türen|schlösser)$/i;

export const lock: Sentence = {
  intent: 'ButlerLock',
  answer({ slots, house }) {
    const what = (slots['what'] ?? '').trim();
    const isRoom = areasCalled(what, house).length > 0;
    const target = EVERY_DOOR.test(what)
      ? { area: 'everywhere' }
      : isRoom
        ? { area: what }
        : { entity_ids: [what] };
    return { name: 'set_lock', input: { ...target, action: 'lock' } };
  },
};
