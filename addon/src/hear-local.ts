/** What was said and answered without the app, as it is kept: by whom, with what strangers' text, changing what. */
import type { LocalExchange } from './api/contract.ts';
import { exchangeOfLocal } from './api/local-exchange.ts';
import type { PairedHub } from './pairing/paired-hub.ts';
import type { Household } from './people/person.ts';
import { whoIsIt } from './people/who.ts';
import type { Exchange } from './store/store.ts';
import { taintOfLocal } from './tools/home/quoted.ts';
import { changesOfLocal } from './undo/local-changes.ts';

export function hearLocal(
  exchange: LocalExchange,
  household: Household,
  hub: Pick<PairedHub, 'house' | 'stateAt'>,
  at: Date,
): Exchange {
  const { house } = hub;
  const home = house ?? { people: [], areas: new Map(), satellites: [] };
  const asker = whoIsIt({ ...exchange, door: 'assist' }, household, home);
  const statesThen = {
    now: (id: string) => house?.state(id),
    at: (id: string, moment: Date) => hub.stateAt(id, moment),
  };
  const changes = changesOfLocal(exchange, statesThen, at);
  return { ...exchangeOfLocal(exchange, asker.key, changes), taint: taintOfLocal(exchange, house, at) };
}
