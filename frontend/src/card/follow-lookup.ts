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
  /** After something has changed that the question is made of, or the connection. What was known of another question stays, or goes. */
  readonly reask: (whatIsKnown: 'stays' | 'goes') => void;
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

  function ask(): void {
    const wanted = question();
    asked = JSON.stringify(wanted);
    lookup?.ask(wanted);
  }

  function end(): void {
    lookup?.end();
    lookup = null;
  }

  function start(): void {
    end();
    if (!host.isConnected || host.hass === null) return;
    ({ connection } = host.hass);
    lookup = clientOf(connection).lookup(onChange);
    ask();
  }

  host.addController({ hostConnected: start, hostDisconnected: end });
  return {
    state: () => lookup?.state() ?? null,
    reask(whatIsKnown) {
      if (lookup === null || host.hass?.connection !== connection) start();
      else if (JSON.stringify(question()) !== asked) {
        if (whatIsKnown === 'goes') lookup.clear();
        ask();
      }
    },
    refresh: () => lookup?.refresh(),
  };
}
