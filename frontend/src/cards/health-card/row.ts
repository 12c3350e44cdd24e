/** `unknown`: nobody can say while the app is away; `plain`: neither right nor wrong. */
export type Tone = 'good' | 'warning' | 'bad' | 'unknown' | 'plain';

export interface Row {
  readonly key: string;
  readonly icon: string;
  readonly name: string;
  readonly value: string;
  readonly tone: Tone;
  /** What to do about it; null when there is nothing to do. */
  readonly help: string | null;
  readonly action: 'settings' | 'reload' | null;
}

/** What is wrong, and what to do. */
export interface Line {
  readonly value: string;
  readonly help: string;
}
export type Part = Pick<Row, 'key' | 'icon' | 'name'>;

export const fine = (part: Part, value: string, tone: Tone = 'good'): Row => ({
  ...part,
  value,
  tone,
  help: null,
  action: null,
});
export const wrong = (part: Part, line: Line, tone: Tone, action: Row['action'] = null): Row => ({
  ...part,
  ...line,
  tone,
  action,
});
