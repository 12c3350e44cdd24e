/** `npm run sheets`: every card in every state, narrow and wide, one contact sheet a card and theme. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStage } from '../../frontend/tests/stage-server.ts';
import { STATES } from '../../frontend/tests/states/all-states.ts';
import { openBrowser } from '../browser/dashboard.ts';
import { REPOSITORY } from '../paths.ts';
import { sayOnStderr } from '../say.ts';
import { drawSheet } from './draw-sheet.ts';
import { homeAssistantLook } from './home-assistant-look.ts';

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in STATES));
if (unknown.length > 0) {
  sayOnStderr(`There is no card "${unknown[0]}". There are: ${Object.keys(STATES).join(', ')}.`);
  process.exit(2);
}
const folder = join(REPOSITORY, 'docs/screenshots/sheets');
await mkdir(folder, { recursive: true });
const look = await homeAssistantLook(sayOnStderr);
const stage = await serveStage();
const browser = await openBrowser(sayOnStderr);
try {
  for (const [name, states] of Object.entries(STATES)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    for (const theme of ['light', 'dark'] as const) {
      const path = join(folder, `${name}-${theme}.png`);
      await drawSheet(browser, { url: stage.url, look, states, isDark: theme === 'dark', path });
      sayOnStderr(path);
    }
  }
} finally {
  await browser.close();
  await stage.close();
}
