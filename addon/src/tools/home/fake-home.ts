/** For tests: a small furnished home whose devices do what the test says. */
import type { TurnContext } from '../../agent/turn-context.ts';
import type { Area, Floor } from '../../api/contract.ts';
import type { Entity, EntityState, House } from '../../house/house.ts';
import { createHouseIndex } from '../../house/index.ts';
import type { ActCall } from '../../hub/hub.ts';
import { createLiveStates } from '../../hub/live-states.ts';
import { noMemory } from '../../memory/test-memory.ts';
import { askerWith, personRecord } from '../../people/test-askers.ts';
import { testPeople } from '../../people/test-people.ts';
import type { MemoryDeps } from '../memory/deps.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { noDeeds } from '../../undo/test-no-deeds.ts';
import type { UndoDeps } from '../undo/deps.ts';
import type { HomeDeps } from './deps.ts';

export interface Furniture {
  readonly name: string;
  readonly state: string;
  readonly attributes?: Record<string, unknown>;
  readonly area?: string;
  readonly deviceClass?: string;
  readonly aliases?: readonly string[];
}

type NewStates = Record<string, { state: string; attributes?: Record<string, unknown> }>;

export interface FakeHome {
  readonly deps: HomeDeps & PeopleDeps & MemoryDeps & UndoDeps;
  readonly house: House;
  /** Every call that was made, in order. */
  readonly calls: ActCall[];
  turn(more?: Partial<TurnContext>): TurnContext;
  /** A device says something by itself. */
  become(states: NewStates): void;
}

/** What calls do to the states; what it throws is what the call throws. Nothing happens by default. */
type Behaviour = (call: ActCall, home: FakeHome) => NewStates | void;

export function fakeHome(
  furniture: Record<string, Furniture>,
  behave: Behaviour = () => undefined,
): FakeHome {
  const states = createLiveStates(() => 0);
  states.follow(new Set(Object.keys(furniture)));
  const entities = new Map(Object.entries(furniture).map(([id, thing]) => [id, toEntity(id, thing)]));
  states.apply({
    a: Object.fromEntries(
      Object.entries(furniture).map(([id, { state, attributes = {} }]) => [
        id,
        { s: state, a: attributes, lc: 0 },
      ]),
    ),
  });
  const house: House = {
    locationName: 'Home',
    language: 'en',
    timeZone: 'Europe/London',
    entities,
    areas,
    floors,
    people: [],
    satellites: [],
    state: (entityId) => states.get(entityId),
    revision: 1,
  };
  const home: FakeHome = {
    house,
    calls: [],
    deps: {
      search: createHouseIndex().search,
      people: testPeople(personRecord()),
      memory: noMemory,
      deeds: noDeeds,
      hub: {
        act(call) {
          home.calls.push(call);
          try {
            home.become(behave(call, home) ?? {});
          } catch (thrown) {
            return Promise.reject(thrown);
          }
          return Promise.resolve(new Map<string, EntityState>());
        },
        history: () => Promise.resolve(new Map()),
        statistic: () => Promise.resolve(null),
        listItems: () => Promise.resolve([]),
        // Nothing else moves a device in these tests, so what has not happened by now does not.
        waitFor: (ids, reached, _timeout, signal) => states.waitFor(ids, reached, 20, signal),
      },
    },
    turn: (more) => ({
      turnId: 't1',
      conversationId: 'c1',
      text: '',
      language: 'en',
      spoken: true,
      asker: askerWith('adult'),
      place: 'home',
      areaId: null,
      satelliteId: null,
      traces: { door: 'assist', user_id: null, device_id: null, satellite_id: null, area_id: null },
      contextId: 'ctx',
      house,
      signal: new AbortController().signal,
      now: new Date(0),
      ...more,
    }),
    become(news) {
      states.merge(
        Object.fromEntries(
          Object.entries(news).map(([id, { state, attributes }]) => [
            id,
            { state, attributes: { ...states.get(id)?.attributes, ...attributes } },
          ]),
        ),
      );
    },
  };
  return home;
}

/** Every named entity takes this state. */
export function all(call: ActCall, state: string, attributes: Record<string, unknown> = {}): NewStates {
  return Object.fromEntries(call.entityIds.map((id) => [id, { state, attributes }]));
}

const areas = new Map<string, Area>([
  ['kitchen', { area_id: 'kitchen', name: 'Kitchen', aliases: ['Küche'], floor_id: 'ground' }],
  ['hall', { area_id: 'hall', name: 'Hall', aliases: [], floor_id: 'ground' }],
  ['office', { area_id: 'office', name: 'Office', aliases: [], floor_id: 'upper' }],
]);

const floors = new Map<string, Floor>([
  ['ground', { floor_id: 'ground', name: 'Ground Floor', aliases: ['Downstairs'], level: 0 }],
  ['upper', { floor_id: 'upper', name: 'Upper Floor', aliases: ['Upstairs'], level: 1 }],
]);

function toEntity(entityId: string, { name, area, deviceClass, aliases = [] }: Furniture): Entity {
  const domain = entityId.split('.')[0] ?? '';
  return { entityId, domain, name, aliases, areaId: area ?? null, deviceClass: deviceClass ?? null };
}
