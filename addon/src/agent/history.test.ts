import { expect, test } from 'vitest';
import { startTestAgent } from './test-agent.ts';

const said = (scripted: Awaited<ReturnType<typeof startTestAgent>>['scripted']) =>
  JSON.stringify(scripted.requests().at(-1)?.body);

test("whoever knows the id of another person's conversation learns nothing of it", async () => {
  const { ask, scripted } = await startTestAgent({ script: [{ reply: 'All right.' }] });
  await ask('my present for Ben is under the bed', { user_id: 'user-anna' });
  await ask('what did I just say?', { user_id: 'user-ben' });
  expect(said(scripted)).not.toContain('under the bed');
  await ask('what did I just say?', { user_id: null });
  expect(said(scripted)).not.toContain('under the bed');
  await ask('what did I just say?', { user_id: 'user-anna' });
  expect(said(scripted)).toContain('under the bed');
});

test('a question is only open for whom it was put to', async () => {
  const { ask } = await startTestAgent({ script: [{ reply: 'The hall light or the kitchen light?' }] });
  await ask('turn on the light', { user_id: 'user-anna' });
  const yes = { intent: { name: 'ButlerYes', slots: {} } };
  expect(await ask('yes', { user_id: 'user-ben', ...yes })).toMatchObject({ done: { outcome: 'sentence' } });
  expect(await ask('yes', { user_id: 'user-anna', ...yes })).toMatchObject({ done: { outcome: 'answered' } });
});
