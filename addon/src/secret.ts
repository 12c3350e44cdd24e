import { inspect } from 'node:util';

/** A value that shows itself only when asked by name: printed, logged or serialised it says `[secret]`. */
export interface Secret {
  reveal(): string;
  toString(): '[secret]';
}

export function secret(value: string): Secret {
  const hidden = () => '[secret]' as const;
  return Object.freeze({ reveal: () => value, toString: hidden, toJSON: hidden, [inspect.custom]: hidden });
}
