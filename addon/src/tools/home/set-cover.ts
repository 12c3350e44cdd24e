import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { CoverMove, CoverNow } from '../../language/home-phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import { capable, namesEntities, onlyOne, supports } from './capabilities.ts';
import type { HomeDeps } from './deps.ts';
import { nameAll } from './names.ts';
import { type Aim, perform } from './perform.ts';
import { report } from './report.ts';
import { type NamedTargets, resolveTargets, targetFields } from './targets.ts';

/** Bits of HA's CoverEntityFeature. */
const features = { open_cover: 1, close_cover: 2, set_cover_position: 4, stop_cover: 8 } as const;
type Service = keyof typeof features;

/** Motors stop a little off. */
const TOLERANCE = 3;

interface Move {
  readonly service: Service;
  /** 0 closed, 100 open; only for `set_cover_position`. */
  readonly position: number | null;
}

const services = { open: 'open_cover', close: 'close_cover', stop: 'stop_cover' } as const;
const moveNames: Readonly<Record<Service, CoverMove>> = {
  open_cover: 'open',
  close_cover: 'close',
  stop_cover: 'stop',
  set_cover_position: 'move',
};

/** Covers take half a minute; one that moves the right way counts as reached, and is said to be moving. */
export function setCover(deps: HomeDeps) {
  return defineTool({
    name: 'set_cover',
    description: 'Open, close, stop or move blinds, curtains, garage doors and gates.',
    input: z.strictObject({
      ...targetFields,
      action: z.enum(['open', 'close', 'stop']).optional(),
      position: z.number().min(0).max(100).optional().describe('0 closed, 100 open'),
      position_step: z.number().min(-100).max(100).optional(),
    }),
    resolve(input, turn) {
      const { action, position, position_step: step } = input;
      onlyOne({ action, position, position_step: step });
      const service = action === undefined ? serviceFor(position) : services[action];
      const named = targets(input, service, turn, deps);
      const entityIds = capable(named, turn, namesEntities(input), {
        can: (state) => supports(state, features[service]),
        cannot: ({ cover }, things) => cover.cannot(things, moveNames[service]),
      });
      const moves = Object.fromEntries(
        entityIds.map((entityId) => [entityId, moveOf(service, position, step, turn.house.state(entityId))]),
      );
      return { call: { entity_ids: entityIds, moves }, entityIds };
    },
    tier: ({ moves }, { house }) =>
      worstTier(Object.entries(moves).map(([entityId, { service }]) => entityTier(service, entityId, house))),
    services: ({ moves }) =>
      Object.fromEntries(Object.entries(moves).map(([entityId, move]) => [entityId, move.service])),
    question({ entity_ids, moves }, { house, language }) {
      const phrases = phrasesFor(language);
      const [first] = Object.values(moves);
      return phrases.home.cover.question(moveName(first), nameAll(entity_ids, house, phrases));
    },
    async run({ moves }, turn) {
      const aims = Object.entries(moves).map(([entityId, move]) =>
        aimFor(entityId, move, turn.house.state(entityId)),
      );
      const { cover } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: (state, entityId) => cover.now(nowOf(moves[entityId], state), positionOf(state)),
        verb: (entityId) => cover.verb(moveName(moves[entityId])),
      });
    },
  });
}

/** "The blinds in the hall" are not the hall's door, unless there is nothing else. */
function targets(
  named: NamedTargets,
  service: Service,
  turn: TurnContext,
  { search }: Pick<HomeDeps, 'search'>,
): readonly string[] {
  const domains = ['cover'];
  const all = resolveTargets(named, turn, search, { domains });
  if (namesEntities(named)) return all;
  const harmless = all.filter((entityId) => entityTier('open_cover', entityId, turn.house) === 'act');
  return harmless.length > 0 && service !== 'stop_cover' ? harmless : all;
}

function serviceFor(position: number | undefined): Service {
  if (position === 0) return 'close_cover';
  return position === 100 ? 'open_cover' : 'set_cover_position';
}

function moveOf(
  service: Service,
  position: number | undefined,
  step: number | undefined,
  state: EntityState | undefined,
): Move {
  if (service !== 'set_cover_position') return { service, position: null };
  if (step === undefined) return { service, position: Math.round(position ?? 0) };
  const before = positionOf(state);
  if (before === undefined) {
    throw new ButlerError('invalid', 'It does not tell where it stands: give a position or an action.');
  }
  return { service, position: Math.min(100, Math.max(0, Math.round(before + step))) };
}

function aimFor(entityId: string, { service, position }: Move, before: EntityState | undefined): Aim {
  const isReached = {
    open_cover: (state: EntityState) => isMoving(state, 'opening', 100, before),
    close_cover: (state: EntityState) => isMoving(state, 'closing', 0, before),
    stop_cover: isAtRest,
    set_cover_position: (state: EntityState) => {
      const wanted = position ?? 0;
      if (isNear(before, wanted)) return isAtRest(state) && isNear(state, wanted);
      return isMoving(state, wanted > (positionOf(before) ?? 0) ? 'opening' : 'closing', wanted, before);
    },
  };
  const aim = { entityId, domain: 'cover', service, isReached: isReached[service] };
  if (position === null) return { ...aim, data: {} };
  // Where one that moves is going, nobody knows.
  const isAlready = (state: EntityState) => isAtRest(state) && isNear(state, position);
  return { ...aim, data: { position }, isAlready };
}

function isAtRest({ state }: EntityState): boolean {
  return state !== 'opening' && state !== 'closing';
}

function isNear(state: EntityState | undefined, wanted: number): boolean {
  const position = positionOf(state);
  return position !== undefined && Math.abs(position - wanted) <= TOLERANCE;
}

/** There, or on the way: either it says so, or it is nearer than before. */
function isMoving(
  state: EntityState,
  direction: 'opening' | 'closing',
  wanted: number,
  before: EntityState | undefined,
): boolean {
  if (state.state === direction) return true;
  // It is still near, and leaves.
  if (state.state === (direction === 'opening' ? 'closing' : 'opening')) return false;
  const position = positionOf(state);
  if (position === undefined) return state.state === (wanted === 0 ? 'closed' : 'open');
  if (isNear(state, wanted)) return true;
  const start = positionOf(before);
  return start !== undefined && Math.abs(position - wanted) < Math.abs(start - wanted);
}

function positionOf(state: EntityState | undefined): number | undefined {
  return numberOf(state?.attributes['current_position']);
}

function moveName(move: Move | undefined): CoverMove {
  return moveNames[move?.service ?? 'set_cover_position'];
}

function nowOf(move: Move | undefined, state: EntityState | undefined): CoverNow {
  if (state === undefined) return 'moving';
  if (state.state === 'opening' || state.state === 'closing') return state.state;
  if (move?.service === 'stop_cover') return 'stopped';
  return state.state === 'open' || state.state === 'closed' ? state.state : 'unknown';
}
