/** One change of one media player: the service, when it is reached, and how that is said. */
import { cleanName } from '../../house/clean-name.ts';
import type { EntityState } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { Predicate } from '../../language/grammar.ts';
import type { HomePhrases, MediaNow, MediaVerb } from '../../language/home-phrases.ts';
import type { Aim } from './perform.ts';

export const mediaActions = ['play', 'pause', 'stop', 'next', 'previous', 'mute', 'unmute'] as const;
export type MediaAction = (typeof mediaActions)[number];

export type MediaChange =
  | { readonly kind: 'action'; readonly action: MediaAction }
  | { readonly kind: 'volume'; readonly percent: number }
  | { readonly kind: 'step'; readonly up: boolean }
  | { readonly kind: 'source'; readonly source: string };

type Goal = Pick<Aim, 'service' | 'data' | 'isReached' | 'isRelative'>;

/** Percent. */
const VOLUME_TOLERANCE = 2;
/** What changes when a player skips. */
const TRACK_ATTRIBUTES = ['media_content_id', 'media_title', 'media_track', 'media_episode'];

const isPlaying = ({ state }: EntityState) => state === 'playing' || state === 'buffering';

interface ActionMeaning {
  readonly goal: (before: EntityState | undefined) => Goal;
  readonly now: (state: EntityState | undefined) => MediaNow;
}

const meanings: Readonly<Record<MediaAction, ActionMeaning>> = {
  play: {
    goal: () => ({ service: 'media_play', data: {}, isReached: isPlaying }),
    now: () => 'playing',
  },
  pause: {
    goal: () => ({ service: 'media_pause', data: {}, isReached: (state) => !isPlaying(state) }),
    now: (state) => (state?.state === 'paused' ? 'paused' : 'not_playing'),
  },
  stop: {
    goal: () => ({ service: 'media_stop', data: {}, isReached: (state) => !isPlaying(state) }),
    now: () => 'not_playing',
  },
  next: {
    goal: (before) => skip('media_next_track', before),
    now: (state) => skipped(state, 'next'),
  },
  previous: {
    goal: (before) => skip('media_previous_track', before),
    now: (state) => skipped(state, 'previous'),
  },
  mute: { goal: () => mute(true), now: () => 'muted' },
  unmute: { goal: () => mute(false), now: () => 'unmuted' },
};

export function mediaAim(entityId: string, change: MediaChange, before: EntityState | undefined): Aim {
  return { entityId, domain: 'media_player', ...goalOf(change, before) };
}

/** HA's service for this change. */
export function mediaService(change: MediaChange): string {
  return goalOf(change, undefined).service;
}

function goalOf(change: MediaChange, before: EntityState | undefined): Goal {
  if (change.kind === 'action') return meanings[change.action].goal(before);
  if (change.kind === 'source') {
    const { source } = change;
    const isReached = ({ attributes }: EntityState) => attributes['source'] === source;
    return { service: 'select_source', data: { source }, isReached };
  }
  if (change.kind === 'volume') {
    const { percent } = change;
    const isReached = (state: EntityState) => Math.abs(volumeOf(state) - percent) <= VOLUME_TOLERANCE;
    return { service: 'volume_set', data: { volume_level: percent / 100 }, isReached };
  }
  const level = before === undefined ? Number.NaN : volumeOf(before);
  // A player that tells no volume can only be told.
  const isReached = (state: EntityState) =>
    Number.isNaN(level) || (change.up ? volumeOf(state) > level : volumeOf(state) < level);
  return { service: change.up ? 'volume_up' : 'volume_down', data: {}, isRelative: true, isReached };
}

function mute(muted: boolean): Goal {
  const isReached = ({ attributes }: EntityState) => attributes['is_volume_muted'] === muted;
  return { service: 'volume_mute', data: { is_volume_muted: muted }, isReached };
}

function skip(service: string, before: EntityState | undefined): Goal {
  const track = trackOf(before);
  // One that tells no track can only be told to skip.
  const isReached = (state: EntityState) => track === '' || trackOf(state) !== track;
  return { service, data: {}, isRelative: true, isReached };
}

function skipped(state: EntityState | undefined, to: 'next' | 'previous'): MediaNow {
  return trackOf(state) === '' ? 'told_to_skip' : to;
}

function trackOf(state: EntityState | undefined): string {
  return TRACK_ATTRIBUTES.map((name) => JSON.stringify(state?.attributes[name]) ?? '').join('');
}

/** Percent; NaN when the player does not tell. */
function volumeOf({ attributes }: EntityState): number {
  const level = numberOf(attributes['volume_level']);
  return level === undefined ? Number.NaN : level * 100;
}

export function mediaNow(
  change: MediaChange | undefined,
  state: EntityState | undefined,
  media: HomePhrases['media'],
): Predicate {
  if (change?.kind === 'action') return media.now(meanings[change.action].now(state));
  if (change?.kind === 'source') return media.source(cleanName(change.source));
  const volume = state === undefined ? Number.NaN : Math.round(volumeOf(state));
  return Number.isNaN(volume) ? media.now('told_volume') : media.volume(volume);
}

/** The volume in percent, or the source; null for what has none. */
export function mediaValue(change: MediaChange | undefined): number | string | null {
  if (change?.kind === 'volume') return Math.round(change.percent);
  return change?.kind === 'source' ? cleanName(change.source) : null;
}

export function mediaVerb(change: MediaChange | undefined): MediaVerb {
  if (change?.kind === 'action') return change.action;
  return change?.kind === 'source' ? 'source' : 'volume';
}
