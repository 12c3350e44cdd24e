/** Askers for tests, by template. */
import type { Asker } from './asker.ts';
import { type TemplateName, templates } from './rights.ts';

/** e.g. `askerWith('child')`: Home Assistant user `u1`, called Ada. A room and the house have no user. */
export function askerWith(template: TemplateName, over: Partial<Asker> = {}): Asker {
  const kind = template === 'room' || template === 'house' ? template : 'person';
  const isPerson = kind === 'person';
  return {
    ...templates[template],
    kind,
    key: isPerson ? 'person:p1' : kind === 'room' ? 'room:assist_satellite.kitchen' : 'house',
    personId: isPerson ? 'p1' : null,
    userId: isPerson ? 'u1' : null,
    personEntityId: isPerson ? 'person.ada' : null,
    name: isPerson ? 'Ada' : kind === 'room' ? 'Kitchen' : null,
    isOwner: template === 'owner',
    isCertain: kind !== 'room',
    soul: null,
    ...over,
  };
}
