import { afterAll, expect, test, vi } from 'vitest';
import { createMeaning } from '../meaning/create-meaning.ts';
import { createEmbeddedPlaces, migratedIn } from '../store/test-databases.ts';
import { fakeHome } from '../tools/home/fake-home.ts';
import { allTools } from '../tools/index.ts';
import { NO, startTestQuestions } from './test-questions.ts';

const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test.each([
  ['as I said', {}, [40]],
  ['the second one', {}, [70]],
  ['no', NO, []],
])('40 percent was said and 70 sent: %s', async (answer, intent, wanted) => {
  const home = fakeHome({
    'light.desk': {
      name: 'Desk lamp',
      state: 'on',
      attributes: { brightness: 25, supported_color_modes: ['brightness'] },
    },
  });
  const { say } = await startTestQuestions({
    database: await migratedIn(await embedded.place()),
    tools: allTools(home.deps),
    house: home.house,
    script: [
      {
        when: { said: 'desk lamp' },
        reply: [{ tool: 'set_light', input: { entity_ids: ['light.desk'], brightness: 70 } }],
      },
      { reply: 'Hm.' },
    ],
    replaced: { meaning: createMeaning() },
  });
  const asked = await say('desk lamp to 40 percent');
  expect(asked.text).toContain('40 percent as you said');
  expect(asked.done).toMatchObject({ question_open: true });
  expect(home.calls).toEqual([]);
  await say(answer, intent);
  expect(home.calls.map(({ data }) => data?.['brightness_pct'])).toEqual(wanted);
});
