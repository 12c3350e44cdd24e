/** Home Assistant lets every login name any satellite as the place where it speaks. Nobody becomes somebody else by it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSharedBed } from '../support/bed.ts';
import { callRest, connectAs } from '../support/connect.ts';

const bed = await openSharedBed();
const BEDROOM = 'assist_satellite.bedroom';
const DOOR = 'lock.front_door';
const LAMP = 'light.sofa_lamp';
const agent_id = 'conversation.butler';

beforeAll(async () => {
  await bed.people.set('Sam', { voices: { satellites: [BEDROOM] } });
});
afterAll(async () => {
  await bed.people.set('Sam', { voices: { satellites: [] } });
  await bed.close();
});

interface Answer {
  readonly response: { readonly speech: { readonly plain: { readonly speech: string } } };
}

/** What Lou, a guest, hears who says that it was said to Sam's satellite. */
const ways: Readonly<Record<string, (text: string) => Promise<Answer>>> = {
  async websocket(text) {
    const { person } = await bed.as('Lou');
    const connection = await connectAs(bed.json.home_assistant_url, person.token);
    try {
      const message = { type: 'conversation/process', text, agent_id, satellite_id: BEDROOM };
      return await connection.sendMessagePromise<Answer>(message);
    } finally {
      connection.close();
    }
  },
  async rest(text) {
    const { person } = await bed.as('Lou');
    const body = { text, agent_id, satellite_id: BEDROOM };
    const { home_assistant_url: url } = bed.json;
    return (await callRest(url, person.token, 'POST', 'conversation/process', body)) as Answer;
  },
};

test.each(Object.keys(ways))("a guest who names somebody's satellite stays nobody, by %s", async (way) => {
  const { assist } = await bed.as('Sam');
  await bed.model.play([{ reply: 'A wombat it is.' }]);
  await assist.say('I am thinking of a wombat');
  await bed.home.call('lock.unlock', DOOR);
  await bed.home.waitForState(DOOR, 'unlocked');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'get_states', input: { entity_ids: [DOOR] } }],
        [{ tool: 'set_lock', input: { entity_ids: [DOOR], action: 'lock' } }],
        'As it is.',
      ],
    },
  ]);
  await ways[way]?.('could you tell me what I was thinking of');
  const sent = JSON.stringify((await bed.model.calls()).map(({ body }) => [body?.system, body?.messages]));
  expect(sent).not.toMatch(/wombat|Sam|unlocked/);
  expect((await bed.home.state(DOOR)).state).toBe('unlocked');
});

test.each(Object.keys(ways))(
  'what is done without a model is not done as somebody else, by %s',
  async (way) => {
    await bed.put(LAMP, 'off');
    await ways[way]?.('turn on the sofa lamp');
    const { context } = await bed.home.state(LAMP);
    expect(context.user_id).not.toBe((await bed.as('Sam')).person.user_id);
  },
);
