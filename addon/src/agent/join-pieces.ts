/**
 * Pieces of text that are produced in one go leave as one: a service sends many small pieces in one packet, and
 * handing them over one by one costs more than making them.
 */
export async function* joinPieces<End>(
  produce: (say: (text: string) => void) => Promise<End>,
): AsyncGenerator<string, End> {
  let waiting = '';
  let isEnded = false;
  let isScheduled = false;
  let news = Promise.withResolvers<void>();
  const ending = produce((text) => {
    waiting += text;
    if (isScheduled) return;
    isScheduled = true;
    // After everything that the same packet brought, before the next one.
    setImmediate(() => {
      isScheduled = false;
      news.resolve();
    });
  }).finally(() => {
    isEnded = true;
    news.resolve();
  });
  ending.catch(() => undefined);
  for (;;) {
    await news.promise;
    news = Promise.withResolvers<void>();
    const piece = waiting;
    waiting = '';
    if (piece !== '') yield piece;
    if (isEnded && waiting === '') return ending;
  }
}
