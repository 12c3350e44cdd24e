/** Whether a thing could do what is wanted: what cannot be dimmed is not meant by "dim the lamp". */
import type { House } from '../house/house.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { Known } from './name-index.ts';

/** Bits of HA's CoverEntityFeature, by service. */
const COVER_BITS: Readonly<Record<string, number>> = {
  open_cover: 1,
  close_cover: 2,
  set_cover_position: 4,
  stop_cover: 8,
};

export function isAbleTo({ actions, args }: PreparedCall, house: House): (known: Known) => boolean {
  const services = actions.map(({ action }) => action.split('.')[1] ?? '');
  const look = args['look'];
  const wantsMore = typeof look === 'object' && look !== null;
  return ({ entity: { entityId, domain } }) => {
    const attributes = house.state(entityId)?.attributes ?? {};
    const features = attributes['supported_features'];
    if (domain === 'cover' && typeof features === 'number') {
      return services.every(
        (service) => (features & (COVER_BITS[service] ?? 0)) === (COVER_BITS[service] ?? 0),
      );
    }
    const modes = attributes['supported_color_modes'];
    return (
      !(wantsMore && domain === 'light' && Array.isArray(modes)) || modes.some((mode) => mode !== 'onoff')
    );
  };
}
