import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to the end counts as being there. */
const AT_END_PX = 48;
/** As near to the beginning, and what is older is wanted. */
const NEAR_START_PX = 160;

export interface KeptScroll {
  /** Whether the newest is in sight, and comes into sight when there is more. */
  readonly isAtEnd: () => boolean;
  readonly toEnd: () => void;
}

interface Elements {
  readonly scroller: HTMLElement;
  /** Its child that grows, whose own children are what is kept in place. */
  readonly content: HTMLElement;
}

/**
 * Keeps the end in sight for who is there, and for everybody else what they read: nothing jumps when something
 * is added before or after it. Never scrolls smoothly, as the end moves on.
 */
export function keepScroll(
  host: ReactiveControllerHost,
  find: () => Elements | null,
  {
    onChange,
    onStart,
    onEnd,
  }: { readonly onChange: () => void; readonly onStart: () => void; readonly onEnd: () => void },
): KeptScroll {
  let isAtEnd = true;
  /** Where the end was when we went there last. */
  let end = 0;
  let anchor: { readonly element: Element; readonly top: number } | null = null;
  let watched: Elements | null = null;

  const topOf = (element: Element, { scroller }: Elements): number =>
    element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

  function look(elements: Elements): void {
    const { scroller, content } = elements;
    // Hidden, or in a view that is not shown: nobody has scrolled.
    if (scroller.clientHeight === 0) return;
    // Our own doing, told after more has come: nobody has scrolled up.
    if (isAtEnd && scroller.scrollTop >= end) return;
    const wasAtEnd = isAtEnd;
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= AT_END_PX;
    const top = scroller.getBoundingClientRect().top;
    const seen = [...content.children].find((child) => child.getBoundingClientRect().bottom > top);
    anchor = seen === undefined ? null : { element: seen, top: topOf(seen, elements) };
    if (isAtEnd !== wasAtEnd) onChange();
    if (isAtEnd && !wasAtEnd) onEnd();
    if (scroller.scrollTop < NEAR_START_PX) onStart();
  }

  function hold(): void {
    if (watched === null) return;
    const { scroller } = watched;
    if (isAtEnd) {
      scroller.scrollTop = scroller.scrollHeight;
      end = scroller.scrollTop;
    } else if (anchor?.element.isConnected === true)
      scroller.scrollTop += topOf(anchor.element, watched) - anchor.top;
    if (scroller.scrollHeight <= scroller.clientHeight + NEAR_START_PX) onStart();
  }

  const observer = new ResizeObserver(hold);
  const onScroll = (): void => {
    if (watched !== null) look(watched);
  };

  function unwatch(): void {
    watched?.scroller.removeEventListener('scroll', onScroll);
    observer.disconnect();
    watched = null;
  }

  const controller: ReactiveController = {
    hostUpdated: () => {
      const found = find();
      if (found?.content === watched?.content && found?.scroller === watched?.scroller) return;
      unwatch();
      if (found === null) return;
      watched = found;
      found.scroller.addEventListener('scroll', onScroll, { passive: true });
      // Which calls back when they are laid out, before they are seen.
      observer.observe(found.content);
      observer.observe(found.scroller);
    },
    hostDisconnected: unwatch,
    // Taken away and put back, it is not drawn anew.
    hostConnected: () => host.requestUpdate(),
  };
  host.addController(controller);
  return {
    isAtEnd: () => isAtEnd,
    toEnd: () => {
      isAtEnd = true;
      hold();
      onEnd();
      onChange();
    },
  };
}
