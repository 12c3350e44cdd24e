/** What the work gives within so many milliseconds; else, and when it fails, the other value. Never throws. */
export async function soon<Value, Other>(
  milliseconds: number,
  work: Promise<Value>,
  other: Other,
): Promise<Value | Other> {
  const late = Promise.withResolvers<Other>();
  const timer = setTimeout(() => late.resolve(other), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } catch {
    return other;
  } finally {
    clearTimeout(timer);
  }
}
