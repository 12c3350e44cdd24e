import type { Connection } from '../home-assistant/hass.ts';
import type { Feed } from './feed.ts';
import { createFeed } from './feed.ts';
import { createLookup, type Lookup } from './lookup.ts';
import type { Page } from './page.ts';
import { browserPage } from './page.ts';
import { keyOf, type Topic, type TopicState } from './topic.ts';

/** What all cards of a page share: each topic is asked for once. Nothing is polled, nothing runs while hidden. */
export interface Client {
  readonly feed: (topic: Topic<unknown>) => Feed;
  /** A new one, until its end; it calls back on every change. `left`: where an earlier one of the same stood. */
  readonly lookup: (onChange: () => void, left?: TopicState | null) => Lookup;
}

export function createClient(connection: Connection, page: Page): Client {
  const feeds = new Map<string, Feed>();
  const lookups = new Set<Lookup>();
  const each = (act: (one: Feed | Lookup) => void) => () => {
    feeds.forEach(act);
    lookups.forEach(act);
  };
  connection.addEventListener(
    'ready',
    each((one) => one.onConnected()),
  );
  connection.addEventListener(
    'disconnected',
    each((one) => one.onDisconnected()),
  );
  page.onVisibility(each((one) => one.onVisibility()));
  return {
    feed: (topic) => {
      const key = keyOf(topic);
      const feed = feeds.get(key) ?? createFeed(topic, connection, page);
      feeds.set(key, feed);
      return feed;
    },
    lookup: (onChange, left = null) => {
      const lookup = createLookup(connection, page, onChange, left);
      const own: Lookup = {
        ...lookup,
        end: () => {
          lookups.delete(own);
          lookup.end();
        },
      };
      lookups.add(own);
      return own;
    },
  };
}

declare global {
  /** Of the page and not of the module, which is loaded twice when an update comes with the page open. */
  var butlerClients1: WeakMap<Connection, Client> | undefined;
}

/** The one client of this connection; a new login is a new connection. */
export function clientOf(connection: Connection): Client {
  const clients = (globalThis.butlerClients1 ??= new WeakMap());
  const client = clients.get(connection) ?? createClient(connection, browserPage);
  clients.set(connection, client);
  return client;
}
