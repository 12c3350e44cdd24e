/** What grows is drawn no more often: nobody reads faster, and each drawing is laid out and painted. */
const SHORTEST_MS = 150;

export interface GrowthDrawing {
  /** Something has changed; `isGrowth`: a text has only become longer. Else it is drawn at once. */
  readonly change: (isGrowth: boolean) => void;
  /** What waits is not drawn any more. */
  readonly stop: () => void;
}

export function drawGrowth(draw: () => void): GrowthDrawing {
  let drawnAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function drawNow(): void {
    stop();
    drawnAt = Date.now();
    draw();
  }

  return {
    change: (isGrowth) => {
      const wait = isGrowth ? drawnAt + SHORTEST_MS - Date.now() : 0;
      if (wait <= 0 || wait > SHORTEST_MS) drawNow();
      else timer ??= setTimeout(drawNow, wait);
    },
    stop,
  };
}
