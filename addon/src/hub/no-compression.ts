/** By this name undici, Node's HTTP, keeps what sends all its requests (its lib/global.js). */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
const ASKS = 'sec-websocket-extensions';

/**
 * Has websockets of this process ask for no compression. Node's own always does, and unpacks each message in three
 * trips to its thread pool, message after message: 2 ms of a turn that acts, and Home Assistant's time besides. It has
 * no option for it (Node 24, undici 7). Where Node does it another way, everything stays as it is.
 */
export function askForNoCompression(): void {
  // Node makes it on first use.
  void globalThis.WebSocket;
  const dispatcher: unknown = Reflect.get(globalThis, DISPATCHER);
  if (typeof dispatcher !== 'object' || dispatcher === null) return;
  const dispatch: unknown = Reflect.get(dispatcher, 'dispatch');
  if (typeof dispatch !== 'function') return;
  Reflect.set(dispatcher, 'dispatch', (request: unknown, ...rest: unknown[]): unknown => {
    forgetIn(request);
    return Reflect.apply(dispatch, dispatcher, [request, ...rest]);
  });
}

function forgetIn(request: unknown): void {
  if (typeof request !== 'object' || request === null || !('headers' in request)) return;
  const { headers } = request;
  if (typeof headers === 'object' && headers !== null) Reflect.deleteProperty(headers, ASKS);
}
