/** Everybody who may speak in the bed: four people with a login, a room, and an automation that is nobody. */
import type { Turn } from './assist.ts';
import type { TestBed } from './bed.ts';
import { callRest, connectAs, withDeadline } from './connect.ts';

/** What came back for words. */
export interface Heard {
  readonly text: string;
  /** Everything that Home Assistant sent for it, as JSON. */
  readonly wire: string;
  readonly conversationId: string;
}

export interface Speaker {
  readonly name: SpeakerName;
  readonly say: (text: string, conversationId?: string) => Promise<Heard>;
}

/** An owner, an adult, a child, a guest, whoever is in the kitchen, and an automation. */
export const speakerNames = ['Robin', 'Sam', 'Mia', 'Lou', 'kitchen', 'house'] as const;
export type SpeakerName = (typeof speakerNames)[number];

export const KITCHEN = 'assist_satellite.kitchen';
const DEADLINE_MS = 20_000;

export interface Speakers {
  readonly of: (name: SpeakerName) => Speaker;
  readonly close: () => Promise<void>;
}

export async function gatherSpeakers(bed: TestBed): Promise<Speakers> {
  const house = await automate(bed, 'house', {
    action: 'butler.ask',
    data: { text: '{{ trigger.event.data.text }}' },
  });
  const logins = await Promise.all(
    ['Robin', 'Sam', 'Mia', 'Lou'].map(async (name) => [name, await bed.as(name)] as const),
  );
  const say: Readonly<Record<string, Speaker['say']>> = {
    ...Object.fromEntries(
      logins.map(([name, { assist }]): [string, Speaker['say']] => [
        name,
        async (text, conversationId) =>
          heard(await assist.say(text, conversationId === undefined ? {} : { conversationId })),
      ]),
    ),
    kitchen: async (text, conversationId) =>
      heard(await bed.assist.sayFrom(KITCHEN, text, conversationId === undefined ? {} : { conversationId })),
    house: house.say,
  };
  return {
    of(name) {
      const speak = say[name];
      if (speak === undefined) throw new Error(`Nobody here is called ${name}.`);
      return { name, say: speak };
    },
    close: house.close,
  };
}

function heard({ text, events, conversationId }: Turn): Heard {
  return { text, wire: JSON.stringify(events), conversationId };
}

/** What an automation does with words; its answer has to be in the response. */
interface Deed {
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An automation that says whatever it is sent, with nobody's login. */
export async function automate(
  { json, home }: Pick<TestBed, 'json' | 'home'>,
  id: string,
  deed: Deed,
): Promise<{ say: Speaker['say']; close: () => Promise<void> }> {
  const { home_assistant_url: url, token } = json;
  const [asks, answers] = [`test_${id}_speaks`, `test_${id}_heard`];
  await callRest(url, token, 'POST', `config/automation/config/test_${id}`, {
    alias: `Test ${id}`,
    mode: 'parallel',
    triggers: [{ trigger: 'event', event_type: asks }],
    actions: [
      { ...deed, response_variable: 'answer' },
      { event: answers, event_data: { answer: '{{ answer }}' } },
    ],
  });
  await home.waitForState(`automation.test_${id}`, 'on');
  const connection = await connectAs(url, token);
  return {
    say: async (text) => {
      const arrived = Promise.withResolvers<Answer>();
      const stop = await connection.subscribeEvents<{ data: { answer: Answer } }>(
        ({ data }) => arrived.resolve(data.answer),
        answers,
      );
      try {
        await connection.sendMessagePromise({ type: 'fire_event', event_type: asks, event_data: { text } });
        const answer = await withDeadline(arrived.promise, `answer for ${id} to "${text}"`, DEADLINE_MS);
        return { text: textOf(answer), wire: JSON.stringify(answer), conversationId: '' };
      } finally {
        await stop();
      }
    },
    close: async () => {
      connection.close();
      await callRest(url, token, 'DELETE', `config/automation/config/test_${id}`);
    },
  };
}

interface Answer {
  readonly text?: string;
  readonly response?: { readonly speech: { readonly plain?: { readonly speech: string } } };
}

function textOf({ text, response }: Answer): string {
  return text ?? response?.speech.plain?.speech ?? '';
}
