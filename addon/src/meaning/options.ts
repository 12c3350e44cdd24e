/** The question which one is meant, and what each of its answers would run. */
import type { TurnContext } from '../agent/turn-context.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Phrases } from '../language/phrases.ts';
import type { PreparedCall } from '../tools/tool.ts';
import type { Ambiguity, Option } from './meaning.ts';
import { domainOf } from './reach.ts';

/** What can be asked about at all; people hear the first four. */
const MOST_OPTIONS = 8;
const MOST_HEARD = 4;
/** Labels are made for so many, to tell them apart. */
const MOST_COMPARED = 12;
/** More than this many are not named one by one. */
const MOST_NAMED = 3;

/** `sets`: what each answer would act on, the chosen one first. Null when fewer than two can be told apart. */
export function askWhich(
  sets: readonly (readonly string[])[],
  call: PreparedCall,
  input: unknown,
  turn: TurnContext,
): Ambiguity | null {
  const phrases = phrasesFor(turn.language);
  const possible = distinct(sets.slice(0, MOST_COMPARED)).flatMap((ids) => {
    const target = targetOf(ids, call, input);
    return target === undefined ? [] : [{ ids, ...target }];
  });
  const labels = labelsOf(
    possible.map(({ ids }) => ids),
    turn,
    phrases,
  );
  const options = possible
    .map(({ ids, tool, input }, at): Option => ({
      label: labels[at] ?? '',
      ...(tool !== undefined && { tool }),
      input,
      entityIds: ids,
    }))
    .filter(({ label }, at) => labels.indexOf(label) === at)
    .slice(0, MOST_OPTIONS);
  const [first, second] = options;
  if (first === undefined || second === undefined) return null;
  const { choices } = phrases;
  const isPartOf = first.entityIds.every((id) => second.entityIds.includes(id));
  const isOnlyOrAll = isPartOf && options.length === 2;
  const heard = options.slice(0, MOST_HEARD).map(({ label }) => label);
  const question = isOnlyOrAll
    ? choices.onlyOrAll(first.label, second.label)
    : choices.which(heard, options.length > MOST_HEARD);
  return { question, options, isBothPossible: areSeparate(options) };
}

function distinct(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const byKey = new Map(sets.map((ids) => [ids.toSorted().join(' '), ids]));
  return [...byKey.values()].filter((ids) => ids.length > 0);
}

/** Of one tool, which takes several targets, and nothing twice. */
function areSeparate(options: readonly Option[]): boolean {
  const ids = options.flatMap(({ entityIds }) => entityIds);
  return (
    new Set(ids).size === ids.length &&
    options.every(({ tool }) => tool === undefined) &&
    options.every(({ input }) => 'entity_ids' in input)
  );
}

interface Target {
  readonly tool?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The call with these targets; undefined when it cannot be made of them. */
function targetOf(ids: readonly string[], call: PreparedCall, given: unknown): Target | undefined {
  if (!isRecord(given)) return undefined;
  const [first = '', ...others] = ids;
  const domains = new Set(ids.map(domainOf));
  const started = domains.has('scene') ? 'activate_scene' : domains.has('script') ? 'run_script' : undefined;
  if (started !== undefined && domains.size + others.length > 1) return undefined;
  if (started !== undefined && started !== call.tool) return { tool: started, input: { entity_id: first } };
  if (started === undefined && (call.tool === 'activate_scene' || call.tool === 'run_script')) {
    return { tool: 'turn_on_off', input: { entity_ids: [...ids], state: 'on' } };
  }
  return asCover(given, ids, call) ?? asLock(given, ids, call) ?? withTargets(given, ids, call);
}

/** A door is opened as a cover, where a lock was chosen. */
function asCover(
  { action }: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  { tool }: PreparedCall,
): Target | undefined {
  if (tool !== 'set_lock' || !ids.every((id) => domainOf(id) === 'cover')) return undefined;
  return { tool: 'set_cover', input: { entity_ids: [...ids], action: action === 'lock' ? 'close' : 'open' } };
}

/** And locked as a lock, where a cover was chosen. */
function asLock(
  { action }: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  { tool }: PreparedCall,
): Target | undefined {
  if (tool !== 'set_cover' || !ids.every((id) => domainOf(id) === 'lock')) return undefined;
  return { tool: 'set_lock', input: { entity_ids: [...ids], action: action === 'open' ? 'unlock' : 'lock' } };
}

function withTargets(
  input: Readonly<Record<string, unknown>>,
  ids: readonly string[],
  { tool }: PreparedCall,
): Target | undefined {
  const single = 'entity_id' in input ? 'entity_id' : tool === 'change_list' ? 'list' : undefined;
  if (single !== undefined) {
    return ids.length === 1 ? { input: { ...input, [single]: ids[0] } } : undefined;
  }
  const { area: _area, domain: _domain, ...rest } = input;
  return { input: { ...rest, entity_ids: [...ids] } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As each would be said; with the room where the names are the same. */
function labelsOf(
  sets: readonly (readonly string[])[],
  turn: TurnContext,
  phrases: Phrases,
): readonly string[] {
  const short = sets.map((ids) => labelOf(ids, turn, phrases));
  return sets.map((ids, at) => {
    const label = short[at] ?? '';
    const isShared = short.filter((one) => one === label).length > 1;
    const area = turn.house.areas.get(turn.house.entities.get(ids[0] ?? '')?.areaId ?? '');
    return isShared && area !== undefined ? phrases.choices.inRoom(label, area.name) : label;
  });
}

/** "The desk lamp", "all the lights in the kitchen". */
export function labelOf(ids: readonly string[], { house }: TurnContext, phrases: Phrases): string {
  const { names } = phrases.home;
  const entities = ids.flatMap((id) => house.entities.get(id) ?? []);
  const rooms = new Set(entities.map(({ areaId }) => areaId));
  const domains = new Set(ids.map(domainOf));
  const [domain = ''] = domains;
  const [areaId] = rooms;
  const room = rooms.size === 1 ? house.areas.get(areaId ?? '') : undefined;
  if (ids.length > 1 && domains.size === 1) {
    const isAll = (inRoom: string | null | undefined) =>
      [...house.entities.values()].every(
        (one) =>
          one.domain !== domain ||
          (inRoom !== undefined && one.areaId !== inRoom) ||
          ids.includes(one.entityId),
      );
    if (room !== undefined && isAll(areaId)) return phrases.choices.allInRoom(domain, room.name);
    if (ids.length > MOST_NAMED && isAll(undefined)) return phrases.choices.allOf(domain);
  }
  if (ids.length > MOST_NAMED) return names.count(ids.length, domains.size === 1 ? domain : null);
  return names.list(entities.map((entity) => names.thing(entity.name, entity.domain)));
}
