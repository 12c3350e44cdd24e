export type Inhabitant = {
  readonly name: string;
  readonly username: string;
  /** Only ever used on a throw-away home that listens on loopback. */
  readonly password: string;
  readonly is_admin: boolean;
  readonly at_home: boolean;
};

/** The owner first. */
export const PEOPLE = {
  owner: { name: 'Robin', username: 'robin', password: 'robin', is_admin: true, at_home: true },
  adult: { name: 'Sam', username: 'sam', password: 'sam', is_admin: false, at_home: false },
  child: { name: 'Mia', username: 'mia', password: 'mia', is_admin: false, at_home: true },
  guest: { name: 'Lou', username: 'lou', password: 'lou', is_admin: false, at_home: false },
} as const satisfies Record<string, Inhabitant>;

export const CALENDAR_NAME = 'Family';

export const LIST_NAME = 'Shopping list';
export const LIST_ITEMS = ['Milk', 'Bread'] as const;

/** `in_days` from the day on which the home was furnished, in the home's own time zone. */
export const EVENTS = [
  { summary: 'Dentist', in_days: 1, from: '10:00', to: '10:30', location: 'Market Street 4' },
  { summary: 'Piano lesson', in_days: 3, from: '16:00', to: '17:00', location: 'Music school' },
  { summary: 'Trip to Japan', in_days: 20, days: 12, location: 'Tokyo' },
] as const;
