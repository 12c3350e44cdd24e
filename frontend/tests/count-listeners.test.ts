import { expect, test } from 'vitest';
import { countListeners } from './count-listeners.ts';

test('what is added counts once, until it is removed, was told once, or is aborted', () => {
  const target = new EventTarget();
  const count = countListeners(target);
  const listener = () => undefined;
  const control = new AbortController();
  target.addEventListener('resize', listener);
  target.addEventListener('resize', listener);
  expect(count()).toBe(1);
  target.addEventListener('resize', listener, true);
  target.addEventListener('load', listener, { once: true });
  target.addEventListener('scroll', listener, { signal: control.signal });
  expect(count()).toBe(4);
  target.dispatchEvent(new Event('load'));
  expect(count()).toBe(3);
  control.abort();
  expect(count()).toBe(2);
  target.removeEventListener('resize', listener);
  expect(count()).toBe(1);
  target.removeEventListener('resize', listener, { capture: true });
  expect(count()).toBe(0);
});
