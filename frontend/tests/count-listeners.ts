/** In the browser: tells how many listeners a target has that were added after this. */
export function countListeners(target: EventTarget): () => number {
  const known = new Map<string, Set<EventListenerOrEventListenerObject>>();
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const captures = (options: boolean | EventListenerOptions | undefined) =>
    typeof options === 'object' ? options.capture === true : options === true;
  const listening = (type: string, isCapturing: boolean) => {
    const key = `${type} ${isCapturing}`;
    const all = known.get(key) ?? new Set();
    known.set(key, all);
    return all;
  };
  target.addEventListener = (type, listener, options) => {
    add(type, listener, options);
    if (listener === null) return;
    const isCapturing = captures(options);
    const all = listening(type, isCapturing);
    all.add(listener);
    const forget = () => void all.delete(listener);
    if (typeof options !== 'object') return;
    if (options.once === true) add(type, forget, { capture: isCapturing, once: true });
    options.signal?.addEventListener('abort', forget, { once: true });
  };
  target.removeEventListener = (type, listener, options) => {
    remove(type, listener, options);
    if (listener !== null) listening(type, captures(options)).delete(listener);
  };
  return () => [...known.values()].reduce((sum, all) => sum + all.size, 0);
}
