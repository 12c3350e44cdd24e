import type { Browser, BrowserContext } from 'playwright-core';

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** A window of Home Assistant's frontend in which the owner of that token is logged in. */
export async function logIn(
  browser: Browser,
  url: string,
  token: string,
  { width = 1280, height = 960, dark = false }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    colorScheme: dark ? 'dark' : 'light',
  });
  // Home Assistant's frontend keeps its login here (home-assistant-js-websocket's AuthData).
  const login = {
    access_token: token,
    token_type: 'Bearer',
    expires_in: 86_400,
    expires: Date.now() + 86_400_000,
    hassUrl: url,
    clientId: `${url}/`,
    refresh_token: '',
  };
  await context.addInitScript((tokens) => localStorage.setItem('hassTokens', tokens), JSON.stringify(login));
  return context;
}
