/** Held for at least this long it is push to talk; shorter it is a tap. */
export const HELD_AFTER_MS = 250;
/** Pixels from where the press began; farther away, letting go cancels. */
const SLID_AWAY = 72;

export interface PressEvents {
  readonly onDown: () => void;
  /** It is being held. */
  readonly onHeld: () => void;
  /** It was let go before that. */
  readonly onTap: () => void;
  /** Held, and let go in its place. */
  readonly onRelease: () => void;
  readonly onCancel: () => void;
  /** Whether letting go now would cancel. */
  readonly onSlide: (isAway: boolean) => void;
}

/** Handlers for a button that tells a tap from being held, by pointer and by keyboard. */
export interface Press {
  readonly pointerDown: (event: PointerEvent) => void;
  readonly pointerMove: (event: PointerEvent) => void;
  readonly pointerUp: (event: PointerEvent) => void;
  readonly keyDown: (event: KeyboardEvent) => void;
  readonly keyUp: (event: KeyboardEvent) => void;
  readonly click: (event: MouseEvent) => void;
  /** Something came in between: the pointer was taken away, the focus is elsewhere. */
  readonly cancel: () => void;
}

type Held = {
  readonly by: 'pointer' | 'key';
  readonly x: number;
  readonly y: number;
  isHeld: boolean;
  isAway: boolean;
};

export function createPress(events: PressEvents): Press {
  let press: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const down = (by: Held['by'], x = 0, y = 0): void => {
    const started: Held = { by, x, y, isHeld: false, isAway: false };
    press = started;
    events.onDown();
    timer = setTimeout(() => {
      started.isHeld = true;
      events.onHeld();
    }, HELD_AFTER_MS);
  };
  const up = (by: Held['by']): void => {
    if (press?.by !== by) return;
    const { isHeld, isAway } = press;
    forget();
    if (isAway) events.onCancel();
    else if (isHeld) events.onRelease();
    else events.onTap();
  };
  const forget = (): void => {
    clearTimeout(timer);
    press = null;
  };
  const cancel = (): void => {
    if (press === null) return;
    forget();
    events.onCancel();
  };
  return {
    pointerDown: (event) => {
      if (event.button !== 0 || press !== null) return;
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      down('pointer', event.clientX, event.clientY);
    },
    pointerMove: ({ clientX, clientY }) => {
      if (press?.by !== 'pointer') return;
      const isAway = Math.hypot(clientX - press.x, clientY - press.y) > SLID_AWAY;
      if (isAway === press.isAway) return;
      press.isAway = isAway;
      events.onSlide(isAway);
    },
    pointerUp: () => up('pointer'),
    keyDown: (event) => {
      if (event.key === 'Escape') return cancel();
      if (event.key !== ' ' && event.key !== 'Enter') return;
      // No click of the browser's own, which comes at a moment of its choosing.
      event.preventDefault();
      if (!event.repeat && press === null) down('key');
    },
    keyUp: (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      up('key');
    },
    click: ({ detail }) => {
      // Of a screen reader or a script, which presses nothing.
      if (detail !== 0 || press !== null) return;
      events.onDown();
      events.onTap();
    },
    cancel,
  };
}
