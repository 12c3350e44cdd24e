/** Whoever speaks acts with their own rights in Home Assistant, and nobody acts but who is allowed to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAssist, type Assist } from '../support/assist.ts';
import { openSharedBed } from '../support/bed.ts';
import { connectAs } from '../support/connect.ts';
import { logIn } from '../support/log-in.ts';

const bed = await openSharedBed();

/** A guest who may look and not touch. */
let guest: { userId: string; assist: Assist; close: () => void };

beforeAll(async () => {
  const { user } = await bed.home.send<{ user: { id: string } }>({
    type: 'config/auth/create',
    name: 'Guest',
    group_ids: ['system-read-only'],
  });
  const login = { username: 'guest', password: 'guest' };
  await bed.home.send({ type: 'config/auth_provider/homeassistant/create', user_id: user.id, ...login });
  const token = await logIn(bed.json.home_assistant_url, login.username, login.password);
  const connection = await connectAs(bed.json.home_assistant_url, token);
  const assist = createAssist(connection, bed.json.pipeline_id);
  guest = { userId: user.id, assist, close: () => connection.close() };
});
afterAll(async () => {
  guest.close();
  await bed.home.send({ type: 'config/auth/delete', user_id: guest.userId });
  await bed.close();
});

test('a tool call of somebody who may only look is refused by Home Assistant, and said so', async () => {
  await bed.put('light.sofa_lamp', 'off');
  await bed.model.play([
    {
      replies: [
        [{ tool: 'turn_on_off', input: { entity_ids: ['light.sofa_lamp'], state: 'on' } }],
        '{{last_tool_result.spoken}}',
      ],
    },
  ]);
  const turn = await guest.assist.say('make it cosy at the sofa please');
  expect(turn.text).toMatch(/does not let you control the sofa lamp/i);
  expect((await bed.home.state('light.sofa_lamp')).state).toBe('off');
});

test('a local command of somebody who may only look moves nothing', async () => {
  await bed.put('light.kitchen', 'off');
  await bed.model.play([{ reply: 'I could not do that.' }]);
  const turn = await guest.assist.say('turn on the kitchen light');
  expect(turn.text).not.toBe('');
  expect((await bed.home.state('light.kitchen')).state).toBe('off');
});

test.each(['butler/act', 'butler/house/subscribe', 'butler/allow_list/set'])(
  'the owner cannot send %s: only the Butler app may',
  async (type) => {
    const messages: Record<string, object> = {
      'butler/act': {
        domain: 'lock',
        service: 'unlock',
        entity_ids: ['lock.front_door'],
        data: {},
        user_id: null,
        parent_context_id: null,
      },
      'butler/allow_list/set': {
        allow_list: {
          version: 2,
          max_targets: 99,
          lists: {},
          users: {},
          satellites: {},
          room: 'room',
          house: 'house',
        },
      },
    };
    const refusal = await bed.home.send({ type, ...messages[type] }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'unauthorized' });
    expect((await bed.home.state('lock.front_door')).state).toBe('locked');
  },
);
