/** From the message that has the focus to the next one; after the last one comes the field. */
export function moveFocus(
  items: readonly Element[],
  from: Element | null,
  by: 1 | -1,
  /** Where one goes on after the last message, and comes from. */
  toField: () => void,
): void {
  const at = items.findIndex((item) => item === from || item.contains(from));
  const isInField = at === -1;
  const to = isInField ? (by === -1 ? items.length - 1 : items.length) : Math.max(0, at + by);
  const item = items[to];
  if (item instanceof HTMLElement) item.focus();
  else toField();
}
