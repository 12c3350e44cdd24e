/** What a device can do, as its attributes tell; what it does not tell is assumed, for Home Assistant to refuse. */
import type { TurnContext } from '../../agent/turn-context.ts';
import { ButlerError } from '../../errors.ts';
import { cleanName } from '../../house/clean-name.ts';
import type { EntityState } from '../../house/house.ts';
import type { Subject } from '../../language/grammar.ts';
import type { Phrases } from '../../language/phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { HomePhrases } from '../../language/home-phrases.ts';
import { isMoreThanAnItem } from '../outside-text.ts';
import { subjectOf } from './names.ts';

/** `bit` of HA's `supported_features`. */
export function supports(state: EntityState | undefined, bit: number): boolean {
  const features = state?.attributes['supported_features'];
  return typeof features !== 'number' || (features & bit) !== 0;
}

/** Strings of a list attribute such as `source_list`; undefined when it is not told. */
export function listed(state: EntityState | undefined, attribute: string): readonly string[] | undefined {
  const list = state?.attributes[attribute];
  return Array.isArray(list) ? list.map(String) : undefined;
}

const MOST_LISTED = 20;

/** `invalid`: what it has instead, as the device writes it. "Spotify" tells nobody what to do, a sentence might. */
export function notListed(what: string, options: readonly string[], entityId: string): ButlerError {
  const shown = options.slice(0, MOST_LISTED).map(cleanName);
  const quotes = shown.some(isMoreThanAnItem) ? { quotes: [entityId] } : {};
  return new ButlerError('invalid', `${what}: ${shown.join(', ')}.`, quotes);
}

/**
 * Those that can. Of a room, who cannot is not meant; with `isNamed`, or when nobody can, it is an error that
 * says who: "The hall light can't be dimmed."
 */
export function capable(
  entityIds: readonly string[],
  turn: TurnContext,
  isNamed: boolean,
  {
    can,
    cannot,
  }: {
    can: (state: EntityState | undefined) => boolean;
    cannot: (home: HomePhrases, things: Subject) => string;
  },
): readonly string[] {
  const able = entityIds.filter((entityId) => can(turn.house.state(entityId)));
  const unable = entityIds.filter((entityId) => !able.includes(entityId));
  if (unable.length === 0 || (!isNamed && able.length > 0)) return able;
  const say = (phrases: Phrases) => cannot(phrases.home, subjectOf(unable, turn.house, phrases));
  throw new ButlerError('invalid', say(phrasesFor(turn.language)), { say });
}

/** Exactly one of these has to be given. */
export function onlyOne(values: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(values);
  const given = names.filter((name) => values[name] !== undefined);
  if (given.length !== 1) {
    throw new ButlerError('invalid', `Give exactly one of ${names.join(', ')} in one call.`);
  }
}

/** True when entities are named; then a room only says where they are. */
export function namesEntities(input: { readonly entity_ids?: readonly string[] | undefined }): boolean {
  return input.entity_ids !== undefined && input.entity_ids.length > 0;
}
