/** For tests: an agent with questions on a real database, a household of two adults and a child, and a clock. */
import { onTestFinished } from 'vitest';
import type { Script } from '../../../tests/fakes/scripted-model/script.ts';
import type { AgentDependencies } from '../agent/agent.ts';
import {
  collect,
  createTestConversations,
  startTestAgent,
  testHouse,
  turnRequest,
} from '../agent/test-agent.ts';
import type { TurnRequest } from '../api/contract.ts';
import type { House } from '../house/house.ts';
import { hashPin, isPin } from '../people/pin.ts';
import type { Household } from '../people/person.ts';
import { householdOf, personRecord } from '../people/test-askers.ts';
import { whoIsIt } from '../people/who.ts';
import { judge } from '../gate/gate.ts';
import { createLog } from '../log.ts';
import { createMeaning } from '../meaning/create-meaning.ts';
import type { Database } from '../store/store.ts';
import type { Tool } from '../tools/tool.ts';
import type { AnswerRequest } from './answer-elsewhere.ts';
import { createQuestionBook, type QuestionEnd } from './question-book.ts';
import { createQuestions } from './questions.ts';

export const KITCHEN = 'assist_satellite.kitchen';
/** Anna's PIN. */
export const PIN = '4711';
const pinHash = await hashPin(PIN);

export function testHousehold({ isPinAllowed = true } = {}): Household {
  const anna = personRecord({ id: 'anna', name: 'Anna', userId: 'user-anna', pinHash });
  const ben = personRecord({ id: 'ben', name: 'Ben', userId: 'user-ben', personEntityId: 'person.ben' });
  const mia = personRecord({
    id: 'mia',
    name: 'Mia',
    userId: 'user-mia',
    personEntityId: 'person.mia',
    permissions: { template: 'child', areas: {}, media: {} },
  });
  const room = {
    id: KITCHEN,
    areas: { security: 'ask' },
    media: {},
    mayAnswerSecurity: isPinAllowed,
  } as const;
  return { ...householdOf(anna, ben, mia), rooms: new Map([[KITCHEN, room]]) };
}

export interface TestQuestionsOptions {
  readonly database: Pick<Database, 'query'>;
  readonly tools: readonly Tool[];
  readonly script?: Script;
  readonly sentences?: AgentDependencies['sentences'];
  readonly house?: House;
  readonly household?: Household;
  readonly conversations?: ReturnType<typeof createTestConversations>;
  readonly replaced?: Partial<Pick<AgentDependencies, 'judge' | 'meaning'>>;
  readonly deadlineMs?: number;
}

export async function startTestQuestions({ database, tools, script, ...options }: TestQuestionsOptions) {
  const clock = { now: new Date('2026-11-22T14:05:00Z') };
  const home = { house: options.house ?? testHouse() };
  const household = { now: options.household ?? testHousehold() };
  const conversations = options.conversations ?? createTestConversations();
  const ends: QuestionEnd[] = [];
  const logged: string[] = [];
  const now = () => new Date(clock.now);
  const log = createLog({ level: 'debug', format: 'text', now, write: (line) => logged.push(line) });
  const book = createQuestionBook({
    database,
    log,
    now,
    onChange: () => undefined,
    onEnded: (end) => ends.push(end),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
  });
  onTestFinished(() => book.stop());
  const who: AgentDependencies['whoIsIt'] = (traces, house) => whoIsIt(traces, household.now, house);
  const { answerElsewhere, ...questions } = createQuestions({
    book,
    database,
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    conversations,
    household: () => household.now,
    house: () => home.house,
    whoIsIt: who,
    isPin,
    judge,
    meaning: createMeaning(),
    log,
    now,
    ...options.replaced,
  });
  const { scripted, agent } = await startTestAgent({
    tools,
    ...(script === undefined ? { access: 'none' as const } : { script }),
    ...(options.sentences === undefined ? {} : { sentences: options.sentences }),
    hub: {
      get house() {
        return home.house;
      },
    },
    whoIsIt: who,
    conversations,
    log,
    now,
    ...questions,
    ...options.replaced,
  });
  const pass = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  return {
    agent,
    book,
    scripted,
    conversations,
    home,
    household,
    ends,
    logged,
    pass,
    say: async (text: string, changes: Partial<TurnRequest> = {}) => {
      pass(1_000);
      return await collect(agent.answer(turnRequest(text, changes), new AbortController().signal));
    },
    answer: async (id: string, userId: string, changes: Partial<AnswerRequest> = {}) => {
      pass(1_000);
      const request: AnswerRequest = {
        answer_id: crypto.randomUUID(),
        answer: 'yes',
        user_id: userId,
        door: 'card',
        nonce: null,
        is_unlocked: true,
        ...changes,
      };
      return await answerElsewhere(id, request, new AbortController().signal);
    },
  };
}

const intent = (name: string, slots: Record<string, string> = {}) => ({ intent: { name, slots } });
export const YES = intent('ButlerYes');
export const NO = intent('ButlerNo');
export const choose = (number: string) => intent('ButlerChoose', { number });
/** From the satellite in the kitchen. */
export const FROM_KITCHEN = { user_id: null, satellite_id: KITCHEN, device_id: 'kitchen-device' };
