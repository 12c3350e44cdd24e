import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPress, HELD_AFTER_MS } from './press.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function press() {
  const said: string[] = [];
  const one = createPress({
    onDown: () => said.push('down'),
    onHeld: () => said.push('held'),
    onTap: () => said.push('tap'),
    onRelease: () => said.push('release'),
    onCancel: () => said.push('cancel'),
    onSlide: (isAway) => said.push(isAway ? 'away' : 'back'),
  });
  const pointer = (x = 0, y = 0, button = 0) =>
    ({ button, clientX: x, clientY: y, currentTarget: null, pointerId: 1 }) as unknown as PointerEvent;
  const key = (name: string, repeat = false) =>
    ({ key: name, repeat, preventDefault: () => said.push('prevented') }) as unknown as KeyboardEvent;
  return { ...one, said, pointer, key };
}

vi.stubGlobal('Element', EventTarget);

test('held for 250 ms and let go', () => {
  const { pointerDown, pointerUp, pointer, said } = press();
  pointerDown(pointer());
  vi.advanceTimersByTime(HELD_AFTER_MS - 1);
  expect(said).toEqual(['down']);
  vi.advanceTimersByTime(1);
  pointerUp(pointer());
  expect(said).toEqual(['down', 'held', 'release']);
});

test('shorter is a tap, of the first button only', () => {
  const { pointerDown, pointerUp, pointer, said } = press();
  pointerDown(pointer(0, 0, 2));
  pointerUp(pointer());
  expect(said).toEqual([]);
  pointerDown(pointer());
  pointerUp(pointer());
  vi.advanceTimersByTime(HELD_AFTER_MS);
  expect(said).toEqual(['down', 'tap']);
});

test('slid away and let go cancels; slid back does not', () => {
  const { pointerDown, pointerMove, pointerUp, pointer, said } = press();
  pointerDown(pointer());
  vi.advanceTimersByTime(HELD_AFTER_MS);
  pointerMove(pointer(40, 0));
  pointerMove(pointer(0, -100));
  pointerMove(pointer(0, -120));
  pointerMove(pointer(10, 10));
  pointerMove(pointer(-90, 0));
  pointerUp(pointer());
  expect(said).toEqual(['down', 'held', 'away', 'back', 'away', 'cancel']);
});

test.each([' ', 'Enter'])('%j held repeats and counts once', (name) => {
  const { keyDown, keyUp, key, said } = press();
  keyDown(key(name));
  keyDown(key(name, true));
  vi.advanceTimersByTime(HELD_AFTER_MS);
  keyDown(key(name, true));
  keyUp(key(name));
  expect(said.filter((one) => one !== 'prevented')).toEqual(['down', 'held', 'release']);
});

test('Escape, the focus elsewhere, the pointer taken away: cancelled, once', () => {
  const { keyDown, keyUp, key, cancel, pointerDown, pointerUp, pointer, said } = press();
  keyDown(key(' '));
  keyDown(key('Escape'));
  keyUp(key(' '));
  cancel();
  pointerDown(pointer());
  cancel();
  pointerUp(pointer());
  vi.advanceTimersByTime(HELD_AFTER_MS);
  expect(said.filter((one) => one !== 'prevented')).toEqual(['down', 'cancel', 'down', 'cancel']);
});

test('a screen reader’s click is a tap; the browser’s after a press is not another one', () => {
  const { click, said } = press();
  click({ detail: 0 } as MouseEvent);
  click({ detail: 1 } as MouseEvent);
  expect(said).toEqual(['down', 'tap']);
});
