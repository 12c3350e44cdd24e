/** One card in one state: what its configuration is, and what its Home Assistant says. */
export interface CardState {
  readonly name: string;
  /** Of the element. */
  readonly card: string;
  readonly config?: object;
  /** Of `hass`, beside the connection and the language. */
  readonly hass?: object;
  /** Of the element, for what is no card. */
  readonly properties?: object;
  readonly preview?: boolean;
  /** What a subscription gets at once, by topic; one that is not named gets nothing. */
  readonly events?: Readonly<Record<string, readonly object[]>>;
  /** With what every subscription is refused. */
  readonly refuse?: string;
  /** Of commands, by type; others are never answered. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** After the events: the connection is `lost`, or back without the butler (`stale`). */
  readonly after?: 'lost' | 'stale';
  /** Rows of a section that it has; without, it is as high as it wants to be. */
  readonly rows?: number;
  /** Names of what is pressed then, one after another. */
  readonly press?: readonly string[];
}

/** What every card can be in, whatever its data. `full` has data. */
export function commonStates(full: CardState): readonly CardState[] {
  const { events: _events, press: _press, ...bare } = full;
  return [
    { ...bare, name: 'loading' },
    { ...bare, name: 'no connection', after: 'lost' },
    { ...full, name: 'connection lost', after: 'lost' },
    { ...full, name: 'butler away, stale', after: 'stale' },
    { ...bare, name: 'not set up', refuse: 'not_set_up' },
    { ...bare, name: 'no permission', refuse: 'unauthorized' },
    { ...bare, name: 'error', refuse: 'home_assistant_error' },
    { ...bare, name: 'in the card picker', preview: true },
  ];
}
