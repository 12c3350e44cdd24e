import type { ReactiveController } from 'lit';
import { clientOf } from '../client/client.ts';
import type { Feed } from '../client/feed.ts';
import type { Topic, TopicState } from '../client/topic.ts';
import type { Hass } from '../home-assistant/hass.ts';

/** An element that shows topics. */
export interface FeedHost {
  readonly isConnected: boolean;
  readonly hass: Hass | null;
  readonly preview: boolean;
  readonly addController: (controller: ReactiveController) => void;
}

export interface FollowedFeed<T> {
  /** Null while nothing has been asked for. */
  readonly state: () => TopicState | null;
  /** What any card of this page knows of it; nothing is asked for here. */
  readonly known: () => T | null;
  /** Asks again now. */
  readonly retry: () => void;
  /** After another connection, another topic, or the start or end of a preview. */
  readonly refollow: () => void;
}

/**
 * Follows a topic while its host is on the page, has Home Assistant, and is no preview. `onChange` is called
 * on every change of the topic's state, and of whether it is followed.
 */
export function followFeed<T>(host: FeedHost, topic: () => Topic<T>, onChange: () => void): FollowedFeed<T> {
  let feed: Feed | null = null;
  let unwatch = (): void => undefined;

  function unfollow(): void {
    unwatch();
    unwatch = () => undefined;
  }

  function refollow(): void {
    unfollow();
    if (host.isConnected && host.hass !== null && !host.preview) {
      feed = clientOf(host.hass.connection).feed(topic());
      unwatch = feed.watch(onChange);
    }
    onChange();
  }

  host.addController({ hostConnected: refollow, hostDisconnected: unfollow });
  return {
    state: () => feed?.state() ?? null,
    known: () => {
      if (host.hass === null) return null;
      return topic().read(clientOf(host.hass.connection).feed(topic()).state().known);
    },
    retry: () => feed?.retry(),
    refollow,
  };
}
