/** "Front and back are both locked": all that there are of what was moved. */
import type { House } from '../../house/house.ts';

export function areAllSo(
  moved: readonly string[],
  count: number,
  house: House,
  fits: (entityId: string) => boolean | undefined,
): boolean {
  const domains = new Set(moved.map((id) => id.split('.')[0]));
  const like = [...house.entities.keys()].filter((id) => domains.has(id.split('.')[0]));
  return domains.size === 1 && like.length === count && like.every((id) => fits(id) === true);
}
