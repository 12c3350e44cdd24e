import type { ReactiveController } from 'lit';
import { clientOf } from '../client/client.ts';
import type { LookedUp, Lookup } from '../client/lookup.ts';
import type { TopicState } from '../client/topic.ts';
import type { Connection, Hass } from '../home-assistant/hass.ts';

interface LookupHost {
  readonly isConnected: boolean;
  readonly hass: Hass | null;
  readonly addController: (controller: ReactiveController) => void;
}

export interface FollowedLookup {
  /** Null while nothing has been asked for. */
  readonly state: () => TopicState | null;
  /** Whether another question was asked, after something has changed that the question is made of, or the connection. What was known of another question stays, or goes. */
  readonly reask: (whatIsKnown: 'stays' | 'goes') => boolean;
  /** Asks the same again. */
  readonly refresh: () => void;
}

/** Looks something up while its host is on the page and has Home Assistant; null asks for nothing. */
export function followLookup(
  host: LookupHost,
  question: () => LookedUp | null,
  onChange: () => void,
): FollowedLookup {
  let lookup: Lookup | null = null;
  let connection: Connection | null = null;
  let asked = '';
  /** What was known when the host was taken off the page: it may only have been moved. */
  let left: TopicState | null = null;

  function ask(): void {
    const wanted = question();
    asked = JSON.stringify(wanted);
    lookup?.ask(wanted);
  }

  function end(): void {
    left = lookup?.state() ?? left;
    lookup?.end();
    lookup = null;
  }

  function start(): void {
    end();
    if (!host.isConnected || host.hass === null) return;
    const isSame = host.hass.connection === connection && JSON.stringify(question()) === asked;
    ({ connection } = host.hass);
    lookup = clientOf(connection).lookup(onChange, isSame ? left : null);
    ask();
  }

  host.addController({ hostConnected: start, hostDisconnected: end });
  return {
    state: () => lookup?.state() ?? null,
    reask(whatIsKnown) {
      if (lookup === null || host.hass?.connection !== connection) {
        start();
        return true;
      }
      if (JSON.stringify(question()) === asked) return false;
      if (whatIsKnown === 'goes') lookup.clear();
      ask();
      return true;
    },
    refresh: () => lookup?.refresh(),
  };
}
