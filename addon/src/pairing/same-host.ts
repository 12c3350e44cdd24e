/** Whether a Host header names the host and port of that address; a scheme's own port may be left out. */
export function isSameHost(url: string, hostHeader: string | undefined): boolean {
  if (hostHeader === undefined || !URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  const dialled = `${protocol}//${hostHeader}`;
  return URL.canParse(dialled) && new URL(dialled).host === host;
}
