/** `npm run screenshots`: draws the README's pictures from a real home. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Script } from '../tests/fakes/scripted-model/script.ts';
import { startScriptedModel } from '../tests/fakes/scripted-model/server.ts';
import { startBed } from './bed/bed.ts';
import { openAssistDialog } from './browser/assist-dialog.ts';
import { REPOSITORY } from './paths.ts';
import { sayOnStderr } from './say.ts';
import { drawDashboard } from './screenshots/draw-dashboard.ts';

const script: Script = [
  {
    when: { said: 'dim the sofa lamp' },
    replies: [
      [{ tool: 'set_light', input: { entity_ids: ['light.sofa_lamp'], brightness: 30 } }],
      'The sofa lamp is at 30 %.',
    ],
  },
  {
    when: { said: 'now off again' },
    replies: [
      [{ tool: 'turn_on_off', input: { entity_ids: ['light.hall'], state: 'off' } }],
      'Done, the hall light is off.',
    ],
  },
  {
    when: { said: 'let the postman in' },
    reply: [{ tool: 'set_lock', input: { entity_ids: ['lock.front_door'], action: 'unlock' } }],
  },
];

const folder = join(REPOSITORY, 'docs', 'screenshots');
await mkdir(folder, { recursive: true });
const model = await startScriptedModel({ script });
const bed = await startBed({ modelUrl: model.url });
try {
  await drawDashboard(bed, folder, sayOnStderr);
  const dialog = await openAssistDialog(bed.report.home_assistant_url, bed.report.token, sayOnStderr);
  for (const sentence of [
    'turn on the hall light',
    'and now off again',
    'who is home?',
    'let the postman in',
  ]) {
    await dialog.say(sentence);
  }
  await dialog.page.screenshot({ path: join(folder, 'assist.png') });
  await dialog.close();
} finally {
  await bed.stop();
  await model.close();
}
