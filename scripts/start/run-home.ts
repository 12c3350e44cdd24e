import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimFolder } from '../bed/folder-claim.ts';
import { BUTLER_DASHBOARD } from '../bed/home-assistant/butler-dashboard.ts';
import { FURNITURE } from '../bed/home/devices.ts';
import { PEOPLE } from '../bed/home/people.ts';
import type { Home } from '../bed/home.ts';
import { startHome } from '../bed/home.ts';
import type { Keeper } from '../bed/keeper.ts';
import type { Say } from '../say.ts';
import { appSettings } from './app-settings.ts';
import type { StartOptions } from './options.ts';
import { announceRunning } from './running.ts';

const FIRST_PORT = 8123;
const FIRST_APP_PORT = 8099;

/** What our homes put into their folder; a folder with anything else in it is not ours to throw away. */
const OURS = new Set([
  'home-assistant',
  'app',
  'logs',
  'home.json',
  'home.pid',
  'running.json',
  'own',
  'butler',
]);

/** Throws when the folder holds what is not ours, or when a running process uses it. */
export async function throwAway(directory: string): Promise<void> {
  if (!existsSync(directory)) return;
  const strangers = (await readdir(directory)).filter((name) => !OURS.has(name));
  if (strangers.length > 0) {
    throw new Error(
      `${directory} holds more than a home (${strangers.slice(0, 3).join(', ')}): nothing was removed. ` +
        'Choose another --dir, or remove it yourself.',
    );
  }
  await claimFolder(directory);
  for (const name of OURS) await rm(join(directory, name), { recursive: true, force: true });
}

function welcome(home: Home, hasModel: boolean): string {
  const { owner, adult, child } = PEOPLE;
  const others = [adult, child].map(({ username, password }) => `${username} / ${password}`).join(', ');
  const sentences = hasModel
    ? [
        'turn on the hall light',
        'is a window open, and how warm is it upstairs?',
        'dim the living room lights',
      ]
    : ['turn on the hall light', 'who is home?', 'what can you do?'];
  const model = hasModel
    ? []
    : [
        '',
        'There is no language model: what Home Assistant understands by itself works, the rest is answered honestly.',
        'With a key: ANTHROPIC_API_KEY=… npm start',
      ];
  return [
    '',
    `  Home Assistant:  ${home.homeAssistant.url}`,
    `  Log in as:       ${owner.username} / ${owner.password}   (not administrators: ${others},`,
    '                   guests until you say more of them, under Settings → System → Repairs)',
    `  Dashboard:       ${home.homeAssistant.url}/${BUTLER_DASHBOARD}   (it opens by itself; also: Butler, in the sidebar)`,
    '',
    'Say to the butler, there, in Assist (top right of the page) or with  npm run ask -- "…" :',
    ...sentences.map((sentence) => `  • ${sentence}`),
    ...model,
    '',
    `It listens on this machine only and keeps its state in ${home.directory}. Ctrl-C stops everything.`,
    '',
  ].join('\n');
}

/** Brings up the newcomer's home and says how to talk to it. Throws when it cannot. */
export async function runHome(
  keeper: Keeper,
  options: StartOptions,
  say: Say,
  nodeArguments: readonly string[] = [],
): Promise<Home> {
  if (options.fresh) await throwAway(options.directory);
  const settings = appSettings(process.env);
  const home = await startHome(
    keeper,
    {
      directory: options.directory,
      furniture: FURNITURE,
      extraSwitches: 0,
      packages: null,
      customComponents: null,
      homeAssistantPort: { exactly: options.port, from: FIRST_PORT },
      appPort: { from: FIRST_APP_PORT },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      appSettings: settings,
      homeAssistantSettings: {},
      agentAnthropic: false,
      nodeArguments,
    },
    say,
  );
  const running = {
    home_assistant_url: home.homeAssistant.url,
    token: home.people[0].token,
    pipeline_id: home.pipelineId,
  };
  keeper.onStop(await announceRunning(options.directory, running));
  process.stdout.write(`${welcome(home, settings['ANTHROPIC_API_KEY'] !== undefined)}\n`);
  return home;
}
