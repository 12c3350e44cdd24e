/** The app's one connection to Home Assistant: live house, live states, and the way to act. */
import type { Connection, MessageBase } from 'home-assistant-js-websocket';
import { actResponse, type AllowList } from '../api/contract.ts';
import { asButlerError } from '../errors.ts';
import type { EntityState, House } from '../house/house.ts';
import { createAllowListSender } from './allow-list-sender.ts';
import { sendCommand } from './command.ts';
import { feedHouse } from './feed-house.ts';
import { notConnected, unreadable } from './home-assistant-errors.ts';
import type { ActCall, Hub } from './hub.ts';
import { logIn } from './log-in.ts';
import { openLink } from './link.ts';
import { readHistory, readItems, readStatistic } from './read.ts';
import { createLiveStates } from './live-states.ts';

/** `unauthorized`: the token is no longer good, nothing is tried any more; the butler has to be paired again. */
export type HubStatus = 'connecting' | 'connected' | 'disconnected' | 'unauthorized';

export interface HubConnection extends Hub {
  readonly status: HubStatus;
  /** How it was at a moment of the last minutes; undefined when that is not known. */
  stateAt(entityId: string, moment: Date): EntityState | undefined;
  /** What it is computed from has changed: sends the allow-list if it has, too. Never throws. */
  refreshAllowList(): void;
}

export interface HubOptions {
  /** Origin of Home Assistant, e.g. `http://127.0.0.1:8123`. */
  readonly url: string;
  /** Access token of the user "Butler", or of whoever brings us to Home Assistant. */
  readonly token: string;
  /** Access token of the user "Butler", where `token` is somebody else's. */
  readonly login?: string;
  /** Sent to the integration each time that the connection comes up, and when it has changed. */
  readonly allowList: (house: House) => AllowList;
  readonly log: { info(text: string): void; warn(text: string): void };
  /** Closes the connection. */
  readonly signal: AbortSignal;
  /** Called with each new house, outside any turn: the place to prepare the index. */
  readonly onHouse?: (house: House) => void;
  readonly onStatus?: (status: HubStatus) => void;
  readonly timing?: Partial<HubTiming>;
}

/** All in milliseconds. */
export interface HubTiming {
  readonly actDeadline: number;
  readonly commandDeadline: number;
  readonly pingEvery: number;
  readonly pingDeadline: number;
  /** Between two tries while the integration is not loaded yet. */
  readonly retryAfter: number;
}

const usualTiming: HubTiming = {
  actDeadline: 12_000,
  commandDeadline: 10_000,
  pingEvery: 30_000,
  pingDeadline: 10_000,
  retryAfter: 1_000,
};

/** Returns at once and keeps connecting until the signal aborts or Home Assistant rejects the token. */
export function connectHub(options: HubOptions): HubConnection {
  const { log, login } = options;
  const refused = new AbortController();
  const signal = AbortSignal.any([options.signal, refused.signal]);
  const timing = { ...usualTiming, ...options.timing };
  const states = createLiveStates(Date.now);
  let status: HubStatus = 'connecting';
  let line: { readonly connection: Connection; readonly lost: AbortSignal } | undefined;
  let house: House | undefined;
  const sender = createAllowListSender(() => (house === undefined ? undefined : options.allowList(house)));
  const limitsOf = (lost: AbortSignal) => ({ deadlineMs: timing.commandDeadline, signal, lost });

  function setStatus(next: HubStatus, say: () => void): void {
    if (status === next || status === 'unauthorized') return;
    status = next;
    say();
    options.onStatus?.(next);
  }

  const onRejected = () => {
    line = undefined;
    setStatus('unauthorized', () =>
      log.warn('Home Assistant no longer accepts my token. Pair the butler again.'),
    );
    refused.abort();
  };

  async function begin(connection: Connection, lost: AbortSignal): Promise<void> {
    const limits = limitsOf(lost);
    const { retryAfter } = timing;
    if (login !== undefined) {
      const end = await logIn({ connection, token: login, limits, retryAfter });
      if (end === 'refused') onRejected();
      if (end !== 'accepted') return;
    }
    await feedHouse({
      connection,
      limits,
      states,
      sendAllowList: () => sender.send(connection, limits),
      before: house,
      log,
      retryAfter,
      onHouse: (next) => {
        house = next;
        options.onHouse?.(next);
        const isNew = status !== 'connected';
        setStatus('connected', () => log.info('Connected to Home Assistant'));
        if (!isNew) refreshAllowList();
      },
    });
  }

  function refreshAllowList(): void {
    if (line === undefined || status !== 'connected') return;
    sender.send(line.connection, limitsOf(line.lost)).catch((thrown: unknown) => {
      if (line?.lost.aborted !== false) return;
      log.warn(`Home Assistant did not take what it may do by itself: ${asButlerError(thrown).message}`);
    });
  }

  openLink({
    url: options.url,
    token: options.token,
    signal,
    keepAlive: { everyMs: timing.pingEvery, answerMs: timing.pingDeadline },
    onUp: (connection, lost) => {
      line = { connection, lost };
      void begin(connection, lost);
    },
    onDown: () => {
      line = undefined;
      setStatus('disconnected', () => log.warn("Home Assistant can't be reached; trying again"));
    },
    onRejected,
  });

  /** Before the integration has answered on this connection, it would refuse as if the person might not. */
  async function ask(message: MessageBase, callSignal: AbortSignal, deadlineMs: number): Promise<unknown> {
    if (line === undefined || status !== 'connected') throw notConnected();
    const both = AbortSignal.any([signal, callSignal]);
    return sendCommand(line.connection, message, { deadlineMs, signal: both, lost: line.lost });
  }

  async function act(call: ActCall, callSignal: AbortSignal) {
    const message = {
      type: 'butler/act',
      domain: call.domain,
      service: call.service,
      entity_ids: call.entityIds,
      data: call.data,
      user_id: call.userId,
      parent_context_id: call.parentContextId,
    };
    const answer = actResponse.safeParse(await ask(message, callSignal, timing.actDeadline));
    if (!answer.success) {
      throw unreadable(`butler/act answered something else: ${answer.error.message}`);
    }
    states.merge(answer.data.states);
    return new Map(
      call.entityIds.flatMap((entityId) => {
        const state = states.get(entityId);
        return state === undefined ? [] : [[entityId, state]];
      }),
    );
  }

  return {
    get status() {
      return status;
    },
    get connected() {
      return status === 'connected';
    },
    get house() {
      return house;
    },
    act,
    history: (entityIds, from, to, callSignal) =>
      readHistory((message) => ask(message, callSignal, timing.commandDeadline), { entityIds, from, to }),
    statistic: (entityId, from, to, callSignal) =>
      readStatistic((message) => ask(message, callSignal, timing.commandDeadline), { entityId, from, to }),
    listItems: (entityId, callSignal) =>
      readItems((message) => ask(message, callSignal, timing.commandDeadline), entityId),
    async setQuestions(message, callSignal) {
      await ask({ type: 'butler/questions/set', ...message }, callSignal, timing.commandDeadline);
    },
    async tellMemoryChanged(message, callSignal) {
      await ask({ type: 'butler/memory/changed', ...message }, callSignal, timing.commandDeadline);
    },
    waitFor: (...wanted) => states.waitFor(...wanted),
    stateAt: (entityId, moment) => states.at(entityId, moment.getTime()),
    refreshAllowList,
  };
}
