/** What a test asks Home Assistant itself: states, services as a given user, logbook, repairs. */
import {
  callService,
  getStates,
  subscribeEntities,
  type Connection,
  type HassEntity,
} from 'home-assistant-js-websocket';
import { withDeadline } from './connect.ts';

export interface LogbookEntry {
  entity_id?: string;
  state?: string;
  when: number;
  context_user_id?: string | null;
  context_domain?: string;
  context_service?: string;
  context_name?: string;
  context_message?: string;
}

export interface RepairIssue {
  domain: string;
  issue_id: string;
  translation_key: string | null;
  translation_placeholders: Record<string, string> | null;
  is_fixable: boolean;
  severity: string;
}

export interface Home {
  /** Throws when there is no such entity. */
  state: (entityId: string) => Promise<HassEntity>;
  states: () => Promise<HassEntity[]>;
  /** Resolves with the entity once its state is that, or fits. */
  waitForState: (
    entityId: string,
    wanted: string | ((entity: HassEntity | undefined) => boolean),
    deadlineMs?: number,
  ) => Promise<HassEntity | undefined>;
  call: (action: string, entityIds: string | string[] | null, data?: object) => Promise<void>;
  /** Newest last; polls until there is an entry that fits (the recorder writes once a second). */
  logbookEntry: (
    entityId: string,
    since: Date,
    fits: (entry: LogbookEntry) => boolean,
  ) => Promise<LogbookEntry>;
  repairs: (domain: string) => Promise<RepairIssue[]>;
  send: <T>(message: { type: string; [key: string]: unknown }) => Promise<T>;
}

const DEADLINE_MS = 10_000;
/** The recorder writes every five seconds; on a busy machine later. */
const RECORDED_MS = 40_000;

export function createHome(connection: Connection): Home {
  const send: Home['send'] = (message) => connection.sendMessagePromise(message);
  const states = (): Promise<HassEntity[]> => getStates(connection);
  return {
    send,
    states,
    state: async (entityId) => {
      const found = (await states()).find((entity) => entity.entity_id === entityId);
      if (found === undefined) throw new Error(`There is no ${entityId} in this home.`);
      return found;
    },
    waitForState: async (entityId, wanted, deadlineMs = DEADLINE_MS) => {
      const fits = typeof wanted === 'string' ? (entity?: HassEntity) => entity?.state === wanted : wanted;
      let stop = (): void => undefined;
      let last: HassEntity | undefined;
      const reached = new Promise<HassEntity | undefined>((resolve) => {
        stop = subscribeEntities(connection, (entities) => {
          last = entities[entityId];
          if (fits(last)) resolve(last);
        });
      });
      try {
        return await withDeadline(reached, `state of ${entityId} that fits ${String(wanted)}`, deadlineMs);
      } catch (error) {
        throw new Error(`${String(error)}; it is ${last?.state ?? 'missing'}`, { cause: error });
      } finally {
        stop();
      }
    },
    call: async (action, entityIds, data = {}) => {
      const [domain = '', service = ''] = action.split('.');
      await callService(
        connection,
        domain,
        service,
        data,
        entityIds === null ? undefined : { entity_id: entityIds },
      );
    },
    logbookEntry: async (entityId, since, fits) => {
      const until = Date.now() + RECORDED_MS;
      let entries: LogbookEntry[] = [];
      while (Date.now() < until) {
        entries = await send<LogbookEntry[]>({
          type: 'logbook/get_events',
          start_time: since.toISOString(),
          entity_ids: [entityId],
        });
        const found = entries.findLast(fits);
        if (found !== undefined) return found;
        await new Promise((resolve) => void setTimeout(resolve, 200));
      }
      throw new Error(`No such entry in the logbook of ${entityId}, only ${JSON.stringify(entries)}`);
    },
    repairs: async (domain) => {
      const { issues } = await send<{ issues: RepairIssue[] }>({ type: 'repairs/list_issues' });
      return issues.filter((issue) => issue.domain === domain);
    },
  };
}
