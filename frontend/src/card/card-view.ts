import type { Topic, TopicState } from '../client/topic.ts';

/**
 * What stands in place of a card's content. `away`: the app does not answer. `updated`: a newer version has come while
 * the page was open.
 */
export type NoticeKind = 'offline' | 'not_set_up' | 'away' | 'forbidden' | 'error' | 'updated';

/** `lag`: the data is not of now; the connection is lost, or the butler's part in Home Assistant is away. */
export type CardView<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'notice'; readonly notice: NoticeKind; readonly code: string | null }
  | {
      readonly kind: 'data';
      readonly data: T;
      readonly lag: 'offline' | 'stale' | null;
      readonly at: number;
    };

/** Home Assistant's for a command of an integration that is not loaded, and the integration's own. */
const NOT_SET_UP: ReadonlySet<string> = new Set(['unknown_command', 'not_set_up', 'not_ready']);

function noticeOf({ status, refusal }: TopicState): NoticeKind | null {
  if (status === 'disconnected') return 'offline';
  if (refusal === null) return null;
  if (refusal.code === 'unauthorized') return 'forbidden';
  if (refusal.code === 'unavailable') return 'away';
  return NOT_SET_UP.has(refusal.code) ? 'not_set_up' : 'error';
}

/** What a card shows for where its topic stands: known data always, with what is wrong about it. */
export function viewOf<T>(topic: Pick<Topic<T>, 'read' | 'isAway'>, state: TopicState): CardView<T> {
  const data = topic.read(state.known);
  const notice = noticeOf(state) ?? (topic.isAway?.(state.known) ? 'away' : null);
  if (data !== null && state.at !== null && notice !== 'forbidden') {
    const lag = notice === null ? null : notice === 'offline' ? 'offline' : 'stale';
    return { kind: 'data', data, lag, at: state.at };
  }
  if (notice !== null) return { kind: 'notice', notice, code: state.refusal?.code ?? null };
  if (state.known !== null) return { kind: 'notice', notice: 'error', code: 'unreadable' };
  return { kind: 'loading' };
}
