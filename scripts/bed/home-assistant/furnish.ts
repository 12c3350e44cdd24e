import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { MADE_BY_PEOPLE, type Furniture } from '../home/devices.ts';
import { CALENDAR_NAME, EVENTS, LIST_ITEMS, LIST_NAME } from '../home/people.ts';
import { FLOORS, ROOMS } from '../home/rooms.ts';
import type { HomeAssistantConnection } from './connection.ts';

const APPEAR_MS = 30_000;
const done = z.unknown();
const area = z.object({ area_id: z.string(), name: z.string() });
const floor = z.object({ floor_id: z.string() });
const registry = z.array(
  z.object({
    entity_id: z.string(),
    unique_id: z.string(),
    platform: z.string(),
    device_id: z.string().nullable(),
  }),
);
type Registered = z.output<typeof registry>[number];

/** Makes floors and rooms, in place of those that onboarding made. Returns the area id of each room's name. */
async function buildRooms(owner: HomeAssistantConnection): Promise<ReadonlyMap<string, string>> {
  for (const { area_id } of await owner.command({ type: 'config/area_registry/list' }, z.array(area))) {
    await owner.command({ type: 'config/area_registry/delete', area_id }, done);
  }
  const floors = new Map<string, string>();
  for (const { name, level, aliases } of FLOORS) {
    const made = await owner.command({ type: 'config/floor_registry/create', name, level, aliases }, floor);
    floors.set(name, made.floor_id);
  }
  const rooms = new Map<string, string>();
  for (const { name, floor, aliases, icon } of ROOMS) {
    const floor_id = floor === null ? undefined : floors.get(floor);
    const where = floor_id === undefined ? {} : { floor_id };
    const made = await owner.command(
      { type: 'config/area_registry/create', name, aliases, icon, ...where },
      area,
    );
    rooms.set(name, made.area_id);
  }
  return rooms;
}

function originOf({ entity_id, origin }: Furniture): { platform: string; unique_id: string } {
  return 'demo' in origin
    ? { platform: 'demo', unique_id: origin.demo }
    : { platform: 'virtual_home', unique_id: entity_id.replace('.', '_') };
}

function findRegistered(entries: readonly Registered[], piece: Furniture): Registered | undefined {
  const { platform, unique_id } = originOf(piece);
  const domain = `${piece.entity_id.split('.')[0]}.`;
  return entries.find(
    (entry) =>
      entry.platform === platform && entry.unique_id === unique_id && entry.entity_id.startsWith(domain),
  );
}

async function waitForDevices(
  owner: HomeAssistantConnection,
  furniture: readonly Furniture[],
): Promise<readonly Registered[]> {
  for (const until = Date.now() + APPEAR_MS; ; await delay(100)) {
    const entries = await owner.command({ type: 'config/entity_registry/list' }, registry);
    const missing = furniture.filter((piece) => findRegistered(entries, piece) === undefined);
    if (missing.length === 0) return entries;
    if (Date.now() > until) {
      throw new Error(`These devices did not appear: ${missing.map((piece) => piece.entity_id).join(', ')}`);
    }
  }
}

/** Name, aliases, room, and an entity id that a person would expect. */
async function place(
  owner: HomeAssistantConnection,
  piece: Furniture,
  found: Registered,
  areaId: string | undefined,
): Promise<void> {
  const { entity_id, name, aliases = [] } = piece;
  const changes = {
    ...(found.entity_id === entity_id ? {} : { new_entity_id: entity_id }),
    // An entity of a device is called as its device is, and then by its own name.
    ...('demo' in piece.origin ? { name: found.device_id === null ? name : null } : {}),
    // Null stands for the entity's own name.
    ...(aliases.length === 0 ? {} : { aliases: [null, ...aliases] }),
    ...(areaId === undefined || found.device_id !== null ? {} : { area_id: areaId }),
  };
  if (Object.keys(changes).length > 0) {
    const update = { type: 'config/entity_registry/update', entity_id: found.entity_id, ...changes };
    await owner.command(update, done);
  }
  if (found.device_id !== null) {
    const where = areaId === undefined ? {} : { area_id: areaId };
    const called = 'demo' in piece.origin ? { name_by_user: name } : {};
    const update = { type: 'config/device_registry/update', device_id: found.device_id, ...where, ...called };
    await owner.command(update, done);
  }
}

/** Exposed to Assist: what the home's data says. What packages bring is left to Home Assistant's own rules. */
async function expose(owner: HomeAssistantConnection, furniture: readonly Furniture[]): Promise<void> {
  const own = furniture.filter(({ hidden }) => hidden !== true).map(({ entity_id }) => entity_id);
  const exposed = [...own, ...MADE_BY_PEOPLE];
  const sources = await owner.command(
    { type: 'entity/source' },
    z.record(z.string(), z.object({ domain: z.string() })),
  );
  const others = Object.entries(sources)
    .filter(([, { domain }]) => domain === 'demo' || domain === 'virtual_home')
    .map(([entityId]) => entityId)
    .filter((entityId) => !exposed.includes(entityId));
  const command = { type: 'homeassistant/expose_entity', assistants: ['conversation'] };
  await owner.command({ ...command, entity_ids: others, should_expose: false }, done);
  await owner.command({ ...command, entity_ids: exposed, should_expose: true }, done);
}

/** Out of sight on dashboards: what the demo integration brings and our home does not use. */
async function hideLeftovers(
  owner: HomeAssistantConnection,
  entries: readonly Registered[],
  furniture: readonly Furniture[],
): Promise<void> {
  const used = new Set(furniture.map((piece) => findRegistered(entries, piece)?.entity_id));
  for (const { entity_id, platform } of entries) {
    if (platform !== 'demo' || used.has(entity_id)) continue;
    await owner.command({ type: 'config/entity_registry/update', entity_id, hidden_by: 'user' }, done);
  }
}

function dayFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Sets up an integration that asks one thing. */
async function setUp(owner: HomeAssistantConnection, handler: string, answer: object): Promise<void> {
  const flow = z.object({ flow_id: z.string() });
  const path = '/api/config/config_entries/flow';
  const { flow_id } = await owner.rest('POST', path, { handler }, flow);
  await owner.rest('POST', `${path}/${flow_id}`, answer, z.object({ type: z.literal('create_entry') }));
}

async function fillList(owner: HomeAssistantConnection): Promise<void> {
  await setUp(owner, 'local_todo', { todo_list_name: LIST_NAME });
  for (const item of LIST_ITEMS) {
    const call = { type: 'call_service', domain: 'todo', service: 'add_item', service_data: { item } };
    await owner.command({ ...call, target: { entity_id: 'todo.shopping_list' } }, done);
  }
}

async function fillCalendar(owner: HomeAssistantConnection): Promise<void> {
  await setUp(owner, 'local_calendar', { calendar_name: CALENDAR_NAME, import: 'create_empty' });
  for (const event of EVENTS) {
    const { summary, location } = event;
    const day = dayFromToday(event.in_days);
    const when =
      'days' in event
        ? { start_date: day, end_date: dayFromToday(event.in_days + event.days) }
        : { start_date_time: `${day} ${event.from}:00`, end_date_time: `${day} ${event.to}:00` };
    const service_data = { summary, location, ...when };
    const target = { entity_id: 'calendar.family' };
    const call = { type: 'call_service', domain: 'calendar', service: 'create_event', service_data, target };
    await owner.command(call, done);
  }
}

/** Rooms for every home; with `furniture` also its devices in them, the calendar, and what is exposed. */
export async function furnish(
  owner: HomeAssistantConnection,
  furniture: readonly Furniture[] | null,
): Promise<void> {
  const rooms = await buildRooms(owner);
  if (furniture === null) return;
  const entries = await waitForDevices(owner, furniture);
  await hideLeftovers(owner, entries, furniture);
  for (const piece of furniture) {
    const found = findRegistered(entries, piece);
    if (found !== undefined) await place(owner, piece, found, rooms.get(piece.room ?? ''));
  }
  await fillCalendar(owner);
  await fillList(owner);
  await expose(owner, furniture);
}
