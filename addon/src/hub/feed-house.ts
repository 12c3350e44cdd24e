/** What runs on every new connection: the house, its live states, and the allow-list that goes back. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'home-assistant-js-websocket';
import type * as z from 'zod';
import { houseEvent, type houseSubscribeRequest } from '../api/contract.ts';
import { asButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import { houseAfter } from '../house/keep-house.ts';
import { type CommandLimits, subscribe } from './command.ts';
import { isNotYet } from './home-assistant-errors.ts';
import type { LiveStates } from './live-states.ts';

export interface HouseFeed {
  readonly connection: Connection;
  readonly limits: CommandLimits;
  readonly states: LiveStates;
  /** Rejects when it could not be sent. */
  readonly sendAllowList: () => Promise<void>;
  /** The house that was known before this connection: revisions go on from it. */
  readonly before: House | undefined;
  readonly log: { info(text: string): void; warn(text: string): void };
  /** Milliseconds between two tries while the integration is not loaded yet. */
  readonly retryAfter: number;
  /** First when a snapshot and the states of its entities are here, then with each change. */
  readonly onHouse: (house: House) => void;
}

/** Resolves when all is subscribed, or the connection is lost. Never rejects. */
export async function feedHouse(feed: HouseFeed): Promise<void> {
  const { connection, limits, states, log } = feed;
  const { lost } = limits;
  const subscribed = new Set<string>();
  let house = feed.before;
  let complete = false;
  const known = Promise.withResolvers<undefined>();
  lost.addEventListener('abort', () => known.resolve(undefined), { once: true });

  async function take(event: unknown): Promise<void> {
    const parsed = houseEvent.parse(event);
    // A change says nothing without the snapshot of this connection.
    if (parsed.kind === 'change' && subscribed.size === 0 && !complete) return;
    house = houseAfter(house, parsed, (entityId) => states.get(entityId));
    if (house === undefined) return;
    const arrival = followStates(house);
    if (!complete) await arrival;
    if (lost.aborted) return;
    complete = true;
    feed.onHouse(house);
    known.resolve(undefined);
  }

  async function followStates(now: House): Promise<void> {
    const wanted = new Set([...now.entities.keys(), ...now.people.map((person) => person.entity_id)]);
    states.follow(wanted);
    for (const entityId of subscribed) if (!wanted.has(entityId)) subscribed.delete(entityId);
    const added = [...wanted].filter((entityId) => !subscribed.has(entityId));
    for (const entityId of added) subscribed.add(entityId);
    // HA takes an empty list for "all of them".
    if (added.length === 0) return;
    const arrived = Promise.withResolvers<undefined>();
    lost.addEventListener('abort', () => arrived.resolve(undefined), { once: true });
    const onEvent = (event: unknown) => {
      readable(() => states.apply(event));
      arrived.resolve(undefined);
    };
    const message = { type: 'subscribe_entities', entity_ids: added };
    await persist(() => subscribe(connection, message, onEvent, limits));
    await arrived.promise;
  }

  function readable(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      unreadable(thrown);
    }
  }

  function unreadable(thrown: unknown): void {
    log.warn(`Home Assistant sent something that I can't read: ${asButlerError(thrown).message}`);
  }

  /** HA may be starting and the integration not loaded yet. Nothing that is repeated here acts. */
  async function persist(step: () => Promise<unknown>): Promise<void> {
    for (let told = false; !lost.aborted && !limits.signal.aborted; told = true) {
      try {
        await step();
        return;
      } catch (thrown) {
        const error = asButlerError(thrown);
        if (!told && !lost.aborted) {
          if (isNotYet(error.cause)) log.info('Waiting for Home Assistant to set the Butler integration up');
          else log.warn(`Home Assistant refused what I need: ${error.message}`);
        }
        await wait(feed.retryAfter, undefined, { signal: lost }).catch(() => undefined);
      }
    }
  }

  const onEvent = (event: unknown) => {
    if (!lost.aborted) void take(event).catch(unreadable);
  };
  await persist(() => subscribeHouse(connection, onEvent, limits));
  await known.promise;
  await persist(feed.sendAllowList);
}

/** An integration of the first version does not know `reaches`, and is asked without. */
async function subscribeHouse(
  connection: Connection,
  onEvent: (event: unknown) => void,
  limits: CommandLimits,
): Promise<void> {
  const request: z.output<typeof houseSubscribeRequest> = { type: 'butler/house/subscribe' };
  try {
    await subscribe(connection, { ...request, reaches: true }, onEvent, limits);
  } catch (thrown) {
    if (asButlerError(thrown).code !== 'invalid') throw thrown;
    await subscribe(connection, request, onEvent, limits);
  }
}
