import type { ReactiveController } from 'lit';
import { clientOf } from '../client/client.ts';
import type { LookedUp, Lookup } from '../client/lookup.ts';
import type { TopicState } from '../client/topic.ts';
import type { Hass } from '../home-assistant/hass.ts';

interface LookupHost {
  readonly isConnected: boolean;
  readonly hass: Hass | null;
  readonly addController: (controller: ReactiveController) => void;
}

export interface FollowedLookup {
  /** Null while nothing has been asked for. */
  readonly state: () => TopicState | null;
  /** After something that the question is made of has changed. What was known of another question stays, or goes. */
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

  function end(): void {
    lookup?.end();
    lookup = null;
  }

  function start(): void {
    end();
    if (!host.isConnected || host.hass === null) return;
    lookup = clientOf(host.hass.connection).lookup(onChange);
    lookup.ask(question());
  }

  host.addController({ hostConnected: start, hostDisconnected: end });
  return {
    state: () => lookup?.state() ?? null,
    reask(whatIsKnown) {
      if (lookup === null) start();
      else {
        if (whatIsKnown === 'goes') lookup.clear();
        lookup.ask(question());
      }
    },
    refresh: () => lookup?.refresh(),
  };
}
