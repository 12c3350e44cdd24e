import { ButlerError } from '../errors.ts';

/** Whether it is learned from somebody, and when a pause of that ends. Throws ButlerError `invalid`. */
export function learningOf({
  is_learning: isLearning,
  learns_again_at: at,
}: {
  readonly is_learning?: boolean | undefined;
  /** ISO 8601. */
  readonly learns_again_at?: string | null | undefined;
}) {
  if (at !== undefined && at !== null && isLearning !== false)
    throw new ButlerError('invalid', 'Only a pause has an end: send is_learning false with it.');
  const isUntouched = isLearning === undefined;
  const learnsAgainAt = isUntouched ? undefined : at === undefined || at === null ? null : new Date(at);
  return { isLearning, learnsAgainAt };
}
