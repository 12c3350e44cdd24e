/** Home Assistant's own Assist dialog, in a real browser. */
import { afterAll, expect, test } from 'vitest';
import { openAssistDialog } from '../../../scripts/browser/assist-dialog.ts';
import { sayOnStderr } from '../../../scripts/say.ts';
import { openSharedBed } from '../support/bed.ts';

const bed = await openSharedBed();
const dialog = await openAssistDialog(bed.json.home_assistant_url, bed.json.token, sayOnStderr);
afterAll(async () => {
  await dialog.close();
  await bed.close();
});

test('a typed sentence moves a lamp and is answered on the page', async () => {
  await bed.model.play([]);
  await bed.put('light.hall', 'off');
  expect(await dialog.say('turn on the hall light')).toBe('Turned on the light');
  expect((await bed.home.state('light.hall')).state).toBe('on');
});

test('an answer of the model is on the page, whole', async () => {
  await bed.model.play([
    {
      when: { said: 'evening' },
      reply: 'A quiet evening: **every** star is out, and nothing needs you.',
    },
  ]);
  expect(await dialog.say('how is the evening looking')).toBe(
    'A quiet evening: every star is out, and nothing needs you.',
  );
});
