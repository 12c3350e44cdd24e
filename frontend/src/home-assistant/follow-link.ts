/** Goes to a link of our own as Home Assistant's frontend does it, without loading the page anew. */
export function followLink(event: MouseEvent): void {
  const link = event.currentTarget;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!isPlain || !(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  if (link.pathname === location.pathname) return;
  history.pushState(null, '', link.pathname);
  window.dispatchEvent(new CustomEvent('location-changed', { detail: { replace: false } }));
}
