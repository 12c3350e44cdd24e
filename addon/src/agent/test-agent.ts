/** An agent for tests: the real loop, prompt and SDK, over HTTP against a scripted model, in a small home. */
import { onTestFinished } from 'vitest';
import * as z from 'zod';
import { startScriptedModel, type ScriptedModel } from '../../../tests/fakes/scripted-model/server.ts';
import type { Script } from '../../../tests/fakes/scripted-model/script.ts';
import type { TurnEvent, TurnRequest } from '../api/contract.ts';
import { ButlerError } from '../errors.ts';
import { judge } from '../gate/gate.ts';
import type { Entity, EntityState, House } from '../house/house.ts';
import { createLog } from '../log.ts';
import { noMemory } from '../memory/test-memory.ts';
import { adultsOf } from '../people/test-askers.ts';
import { whoIsIt } from '../people/who.ts';
import { secret } from '../secret.ts';
import { sentences } from '../sentences/index.ts';
import type { Conversations, Exchange, PastExchange } from '../store/store.ts';
import { defineTool, type Outcome, type Tier, type Tool } from '../tools/tool.ts';
import { createAgent, type AgentDependencies } from './agent.ts';
import { createModel, type Model, type ModelAccess } from './model.ts';
import { createTruth } from './truth/truth.ts';
import type { TurnContext } from './turn-context.ts';

export const NOW = new Date('2026-11-22T14:05:00Z');

export interface TestAgentOptions extends Partial<Omit<AgentDependencies, 'model' | 'conversations'>> {
  readonly script?: Script;
  readonly conversations?: Conversations;
  /** Instead of the scripted one. */
  readonly model?: Model;
  /** `none`: no model is configured. */
  readonly access?: Partial<ModelAccess> | 'none';
}

export async function startTestAgent(options: TestAgentOptions = {}) {
  const scripted = await startScriptedModel({ script: options.script ?? [] });
  onTestFinished(() => scripted.close());
  const conversations = options.conversations ?? createTestConversations();
  const logged: string[] = [];
  const model =
    options.access === 'none'
      ? undefined
      : (options.model ??
        createModel({
          key: secret('sk-test-key'),
          url: scripted.url,
          name: 'claude-haiku-5-5',
          fallbackName: undefined,
          ...options.access,
          limits: { pause: 1, attempt: 1, ...options.access?.limits },
        }));
  const agent = createAgent({
    model,
    tools: [],
    sentences,
    hub: { house: testHouse() },
    whoIsIt: (traces, house) => whoIsIt(traces, adultsOf(house, traces.user_id), house),
    likelyEntities: ({ house }) => [...house.entities.values()].map(lineOf(house)),
    judge,
    // Words are read where that is tested; here the model means what it calls.
    meaning: { isInOwnWords: () => false, ambiguity: () => null },
    truth: createTruth(),
    memory: noMemory,
    recentDays: { of: async () => [] },
    log: createLog({ level: 'debug', format: 'text', now: () => NOW, write: (line) => logged.push(line) }),
    keepUsage: async () => undefined,
    meter: { notice: () => undefined, costOf: () => 0 },
    now: () => NOW,
    // Without a database no question can be kept; see questions/test-questions.ts.
    ask: async () => {
      throw new ButlerError('unavailable', 'no database', { say: ({ questions }) => questions.cannotKeep });
    },
    async *answerQuestion() {
      yield* [];
      return undefined;
    },
    ...options,
    conversations,
  });
  return {
    agent,
    scripted,
    conversations,
    logged,
    ask: (text: string, changes: Partial<TurnRequest> = {}) =>
      collect(agent.answer(turnRequest(text, changes), new AbortController().signal)),
  };
}

export type TestAgent = Awaited<ReturnType<typeof startTestAgent>>;

export function turnRequest(text: string, changes: Partial<TurnRequest> = {}): TurnRequest {
  return {
    turn_id: crypto.randomUUID(),
    conversation_id: 'c1',
    text,
    language: 'en',
    door: 'assist',
    spoken: true,
    user_id: 'user-anna',
    device_id: null,
    satellite_id: null,
    area_id: 'kitchen',
    context_id: 'context',
    deadline_ms: 20_000,
    extra_system_prompt: null,
    intent: null,
    earlier: [],
    ...changes,
  };
}

export async function collect(events: AsyncIterable<TurnEvent>) {
  const all: TurnEvent[] = [];
  for await (const event of events) all.push(event);
  const last = all.at(-1);
  const ends = all.filter((event) => event.type === 'done' || event.type === 'error');
  if (ends.length !== 1 || last !== ends[0]) throw new Error(`no single end: ${JSON.stringify(all)}`);
  const spoken = all.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
  if (last?.type === 'done' && last.text !== spoken) throw new Error(`texts do not add up: ${spoken}`);
  return {
    events: all,
    text: spoken,
    done: last?.type === 'done' ? last : undefined,
    error: last?.type === 'error' ? last : undefined,
    results: all.filter((event) => event.type === 'tool_result'),
  };
}

/** Bodies of the requests that reached the model, oldest first. */
export function bodies(scripted: ScriptedModel) {
  return scripted.requests().flatMap(({ body }) => (body === null ? [] : [body]));
}

export function createTestConversations(available = true): Conversations & { readonly added: Exchange[] } {
  const added: Exchange[] = [];
  return {
    added,
    available,
    async recent(conversationId, limit) {
      const exchanges = added.filter((exchange) => exchange.conversationId === conversationId);
      return { exchanges: exchanges.map(past).slice(-limit), complete: available };
    },
    async recentBy(speaker, limit) {
      return added
        .filter((exchange) => exchange.speaker === speaker)
        .map(past)
        .slice(-limit);
    },
    add: (exchange) => void added.push(exchange),
    blackOut: () => undefined,
    drop: () => undefined,
    flush: async () => undefined,
  };
}

function past(exchange: Exchange): PastExchange {
  return {
    ...exchange,
    effects: exchange.calls.flatMap(({ effects }) => effects),
    changes: exchange.calls.flatMap(({ changes = [] }) => changes),
  };
}

export function exchange(changes: Partial<Exchange> = {}): Exchange {
  return {
    id: crypto.randomUUID(),
    conversationId: 'c1',
    at: NOW,
    door: 'assist',
    speaker: 'person:user-anna',
    userId: 'user-anna',
    areaId: null,
    satelliteId: null,
    language: 'en',
    text: 'hello',
    answer: 'Hello.',
    outcome: 'answered',
    calls: [],
    usage: [],
    durationMs: 1,
    ...changes,
  };
}

const lineOf = (house: House) => (entity: Entity) =>
  `${entity.entityId} | ${entity.name} | ${house.state(entity.entityId)?.state ?? 'unknown'}`;

export function testHouse(states: Readonly<Record<string, string>> = {}): House {
  const all: Readonly<Record<string, string>> = {
    'light.hall': 'off',
    'light.kitchen': 'off',
    'lock.front_door': 'locked',
    'person.anna': 'home',
    'person.ben': 'not_home',
    ...states,
  };
  const entities = Object.keys(all).map((entityId): Entity => {
    const [domain = '', name = ''] = entityId.split('.');
    return {
      entityId,
      domain,
      name: `${name.replace('_', ' ')}${domain === 'light' ? ' light' : ''}`,
      aliases: [],
      areaId: null,
      deviceClass: null,
    };
  });
  const live = new Map(
    Object.entries(all).map(([id, state]): [string, EntityState] => [
      id,
      { state, attributes: {}, lastChanged: 0 },
    ]),
  );
  return {
    locationName: 'Home',
    language: 'en',
    timeZone: 'Europe/London',
    entities: new Map(entities.map((entity) => [entity.entityId, entity])),
    areas: new Map([
      ['kitchen', { area_id: 'kitchen', name: 'Kitchen', aliases: [], floor_id: 'ground' }],
      ['hall', { area_id: 'hall', name: 'Hall', aliases: [], floor_id: null }],
    ]),
    floors: new Map([['ground', { floor_id: 'ground', name: 'Ground floor', aliases: [], level: 0 }]]),
    people: [
      { entity_id: 'person.anna', name: 'Anna', user_id: 'user-anna', is_admin: false, is_active: true },
      { entity_id: 'person.ben', name: 'Ben', user_id: 'user-ben', is_admin: false, is_active: true },
    ],
    satellites: [],
    state: (entityId) => live.get(entityId),
    revision: 1,
  };
}

export interface TestToolOptions {
  readonly tier?: Tier;
  readonly run?: (
    entityIds: readonly string[],
    turn: TurnContext,
  ) => Promise<Partial<Outcome>> | Partial<Outcome>;
}

/** Takes `{entity_ids}`; by default it reaches what it should and says "Done: ….". */
export function testTool(name: string, { tier = 'act', run }: TestToolOptions = {}): Tool {
  return defineTool({
    name,
    description: `Test tool ${name}.`,
    input: z.strictObject({ entity_ids: z.array(z.string()) }),
    resolve: (input) => ({ call: input, entityIds: input.entity_ids }),
    tier: () => tier,
    services: ({ entity_ids }) =>
      tier === 'read' ? {} : Object.fromEntries(entity_ids.map((id) => [id, name])),
    question: ({ entity_ids }) => `Change ${entity_ids.join(' and ')}?`,
    async run({ entity_ids }, turn) {
      const changed = (await run?.(entity_ids, turn)) ?? {};
      return {
        data: { results: Object.fromEntries(entity_ids.map((id) => [id, 'reached'])) },
        spoken: `Done: ${entity_ids.join(', ')}.`,
        effects:
          tier === 'read'
            ? []
            : [{ action: `light.${name}`, entity_ids: [...entity_ids], outcome: 'reached' }],
        isError: false,
        origin: 'butler',
        ...changed,
      };
    },
  });
}
