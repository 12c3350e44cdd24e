import * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { Subject } from '../../language/grammar.ts';
import type { HomePhrases, MediaVerb } from '../../language/home-phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool } from '../tool.ts';
import { capable, listed, namesEntities, notListed, onlyOne, supports } from './capabilities.ts';
import type { HomeDeps } from './deps.ts';
import {
  type MediaAction,
  mediaActions,
  mediaAim,
  type MediaChange,
  mediaNow,
  mediaService,
  mediaValue,
  mediaVerb,
} from './media-change.ts';
import { nameAll } from './names.ts';
import { perform } from './perform.ts';
import { report } from './report.ts';
import { resolveTargets, targetFields } from './targets.ts';

/** Bits of HA's MediaPlayerEntityFeature. Many players know play and pause as one button only. */
const PLAY_OR_PAUSE = 16384 | 1;
const bits: Readonly<Record<MediaAction, number>> = {
  play: PLAY_OR_PAUSE,
  pause: PLAY_OR_PAUSE,
  stop: 4096,
  next: 32,
  previous: 16,
  mute: 8,
  unmute: 8,
};
const VOLUME_SET = 4;
const VOLUME_STEP = 1024;
const SELECT_SOURCE = 2048;

export function controlMediaPlayer(deps: HomeDeps) {
  return defineTool({
    name: 'control_media_player',
    description: 'Playback, volume or source of TVs and speakers; one thing per call.',
    input: z.strictObject({
      ...targetFields,
      action: z.enum(mediaActions).optional(),
      volume: z.number().min(0).max(100).optional().describe('percent'),
      volume_step: z.number().min(-100).max(100).optional().describe('louder/quieter: 10/-10'),
      source: z.string().optional(),
    }),
    resolve(input, turn) {
      const { action, volume, volume_step: step, source } = input;
      onlyOne({ action, volume, volume_step: step, source });
      const named = resolveTargets(input, turn, deps.search, { domains: ['media_player'] });
      const meant = namesEntities(input) ? named : inUse(named, action, turn);
      const entityIds = capable(meant, turn, namesEntities(input), ability(action, source));
      const changes = Object.fromEntries(
        entityIds.map((entityId) => [entityId, changeFor({ action, volume, step, source }, entityId, turn)]),
      );
      return { call: { entity_ids: entityIds, changes }, entityIds };
    },
    tier: ({ changes }, { house }) =>
      worstTier(
        Object.entries(changes).map(([entityId, change]) =>
          entityTier(mediaService(change), entityId, house),
        ),
      ),
    services: ({ changes }) =>
      Object.fromEntries(
        Object.entries(changes).map(([entityId, change]) => [entityId, mediaService(change)]),
      ),
    question({ entity_ids, changes }, { house, language }) {
      const phrases = phrasesFor(language);
      const [first] = Object.values(changes);
      const wanted = { verb: mediaVerb(first), to: mediaValue(first) };
      return phrases.home.media.question(nameAll(entity_ids, house, phrases), wanted);
    },
    async run({ changes }, turn) {
      const aims = Object.entries(changes).map(([entityId, change]) =>
        mediaAim(entityId, change, turn.house.state(entityId)),
      );
      const { media } = phrasesFor(turn.language).home;
      return report(await perform(deps, aims, turn), turn, {
        now: (state, entityId) => mediaNow(changes[entityId], state, media),
        verb: (entityId) => media.verb(mediaVerb(changes[entityId])),
      });
    },
  });
}

/** Of a room's players, those that run are meant, if any do; to play, those that wait. */
function inUse(
  entityIds: readonly string[],
  action: MediaAction | undefined,
  turn: TurnContext,
): readonly string[] {
  const orders = action === 'play' ? [['paused'], ['idle']] : [['playing', 'buffering'], ['paused']];
  for (const states of orders) {
    const meant = entityIds.filter((entityId) => states.includes(turn.house.state(entityId)?.state ?? ''));
    if (meant.length > 0) return meant;
  }
  return entityIds;
}

function ability(action: MediaAction | undefined, source: string | undefined) {
  const able = (bit: number, verb: MediaVerb) => ({
    can: (state: EntityState | undefined) => supports(state, bit),
    cannot: ({ media }: HomePhrases, things: Subject) => media.cannot(things, verb),
  });
  if (action !== undefined) return able(bits[action], action);
  return source === undefined ? able(VOLUME_SET | VOLUME_STEP, 'volume') : able(SELECT_SOURCE, 'source');
}

interface Wanted {
  readonly action: MediaAction | undefined;
  readonly volume: number | undefined;
  readonly step: number | undefined;
  readonly source: string | undefined;
}

function changeFor(
  { action, volume, step = 0, source }: Wanted,
  entityId: string,
  { house }: TurnContext,
): MediaChange {
  const state = house.state(entityId);
  if (action !== undefined) return { kind: 'action', action };
  if (source !== undefined) return { kind: 'source', source: knownSource(source, entityId, state) };
  if (volume !== undefined) {
    if (supports(state, VOLUME_SET)) return { kind: 'volume', percent: Math.round(volume) };
    throw new ButlerError('invalid', 'It only knows louder and quieter: give volume_step.');
  }
  const before = numberOf(state?.attributes['volume_level']);
  if (before === undefined || !supports(state, VOLUME_SET)) return { kind: 'step', up: step > 0 };
  return { kind: 'volume', percent: Math.min(100, Math.max(0, Math.round(before * 100 + step))) };
}

/** As the player writes it. Throws `invalid` with the sources that there are. */
function knownSource(source: string, entityId: string, state: EntityState | undefined): string {
  const sources = listed(state, 'source_list');
  if (sources === undefined) return source;
  const found = sources.find((one) => one.toLowerCase() === source.toLowerCase());
  if (found !== undefined) return found;
  throw notListed('Its sources are', sources, entityId);
}
