import type { Connection } from '../home-assistant/hass.ts';
import type { Feed } from './feed.ts';
import { createFeed } from './feed.ts';
import type { Page } from './page.ts';
import { browserPage } from './page.ts';
import { keyOf, type Topic } from './topic.ts';

/** What all cards of a page share: each topic is asked for once. Nothing is polled, nothing runs while hidden. */
export interface Client {
  readonly feed: (topic: Topic<unknown>) => Feed;
}

export function createClient(connection: Connection, page: Page): Client {
  const feeds = new Map<string, Feed>();
  const each = (act: (feed: Feed) => void) => () => feeds.forEach((feed) => act(feed));
  connection.addEventListener(
    'ready',
    each((feed) => feed.onConnected()),
  );
  connection.addEventListener(
    'disconnected',
    each((feed) => feed.onDisconnected()),
  );
  page.onVisibility(each((feed) => feed.onVisibility()));
  return {
    feed: (topic) => {
      const key = keyOf(topic);
      const feed = feeds.get(key) ?? createFeed(topic, connection, page);
      feeds.set(key, feed);
      return feed;
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
