import { createSmallModel } from './agent/ask-small.ts';
import { createAgent, type Agent, type AgentDependencies } from './agent/agent.ts';
import { createModel, type Model } from './agent/model.ts';
import type { StatusResponse } from './api/contract.ts';
import type { Meter } from './cost/meter.ts';
import { LONG_PROMPT, usualPrices } from './cost/prices.ts';
import { withinBudget } from './cost/within-budget.ts';
import type { FailureKind } from './agent/model-failure.ts';
import type { Config } from './config.ts';
import { ButlerError } from './errors.ts';
import { judge } from './gate/gate.ts';
import { known } from './gate/know.ts';
import { describeEntities } from './house/describe.ts';
import type { House } from './house/house.ts';
import type { HouseIndex } from './house/index.ts';
import type { Hub } from './hub/hub.ts';
import type { Log } from './log.ts';
import { createTruth } from './agent/truth/truth.ts';
import { createMeaning } from './meaning/create-meaning.ts';
import { createLearning } from './memory/learn/learning.ts';
import { createForgetLater } from './memory/forget-later.ts';
import { createForgetting } from './memory/forgetting.ts';
import { checkOllamaChore, embedChore } from './memory/embed/embed-chore.ts';
import { createEmbedder } from './memory/embed/embedder.ts';
import type { OllamaProblem } from './memory/embed/ollama.ts';
import { manageMemory, type MemoryRequests } from './memory/manage-memory.ts';
import { createMemory } from './memory/memory.ts';
import { createReadChat, type ReadChat } from './memory/read-chat.ts';
import { createDeleteChat, type DeleteChat } from './memory/delete-chat.ts';
import { createReadDetails, type ReadDetails } from './memory/read-details.ts';
import { createSignsIndex } from './memory/embed/signs-index.ts';
import { createScrubbing } from './memory/scrub.ts';
import { createRecentDays } from './memory/summaries/recent-days.ts';
import { createRetiring } from './memory/summaries/retire-exchanges.ts';
import { createTellMemory, tellingMemory } from './memory/tell-changes.ts';
import { createDaySummaries } from './memory/summaries/sum-up-days.ts';
import { learnAgain } from './people/learn-again.ts';
import type { People } from './people/people.ts';
import { isPin } from './people/pin.ts';
import { askerOf, HOUSEHOLD, type Traces, whoIsIt } from './people/who.ts';
import type { AnswerElsewhere } from './questions/answer-elsewhere.ts';
import type { QuestionBook } from './questions/question-book.ts';
import { createQuestions } from './questions/questions.ts';
import { withdrawQuestions } from './questions/withdraw.ts';
import { createReport, type ReportRequest } from './report/report.ts';
import { secret } from './secret.ts';
import { sentences } from './sentences/index.ts';
import type { Conversations, Database } from './store/store.ts';
import { keepUsage } from './store/usage-rows.ts';
import { createVacuum } from './store/vacuum-embedded.ts';
import { allTools } from './tools/index.ts';
import { createDeeds } from './undo/deeds.ts';
import type { Chore, UpkeepTimes } from './upkeep/upkeep.ts';

export interface ButlerDependencies {
  readonly config: Config;
  readonly log: Log;
  readonly hub: Hub;
  readonly index: HouseIndex;
  readonly conversations: Conversations;
  readonly people: People;
  readonly database: Pick<Database, 'query' | 'transaction' | 'kind' | 'onChanged'>;
  readonly questions: QuestionBook;
  readonly meter: Meter;
  readonly parts: Parts;
  /** Called after each step of the model. */
  readonly onModel: (problem: ModelProblem | null) => void;
}

/** What a bench may replace, to see that the usual part makes the difference. No setting reaches it. */
export type Parts = Partial<Pick<AgentDependencies, 'judge' | 'meaning' | 'truth'>> & {
  readonly upkeep?: UpkeepTimes;
};

/** What only a person can mend. */
export type ModelProblem = NonNullable<StatusResponse['model']['problem']>;

export interface Butler extends Agent {
  readonly answerElsewhere: AnswerElsewhere;
  /** What keeps Ollama from being of use, as it was tried last; null: nothing is known to. */
  readonly ollamaProblem: () => OllamaProblem | null;
  /** What is to be done between turns. */
  readonly chores: readonly Chore[];
  /** What cards and actions ask of the memory. */
  readonly memoryRequests: MemoryRequests;
  /** What owners may know of cost and turns. */
  readonly readChat: ReadChat;
  readonly deleteChat: DeleteChat;
  readonly readDetails: ReadDetails;
  readonly report: ReportRequest;
}

/** Ollama may have to load its model. */
const CHECK_MS = 60_000;
/** For a card that shows something that is no more so. */
const TELLING_MS = 10_000;

/** The agent with everything that it thinks and acts with. */
export function createButler({
  config,
  log,
  hub,
  index,
  conversations,
  people,
  database,
  questions: book,
  onModel,
  meter,
  parts,
}: ButlerDependencies): Butler {
  const now = () => new Date();
  const timeZone = () => hub.house?.timeZone;
  const recentDays = createRecentDays({ database, timeZone, now });
  const embedder = embedderOf(config, log);
  // Whoever has just set it wants to know.
  void embedder?.check(AbortSignal.timeout(CHECK_MS));
  const tell = createTellMemory({
    household: () => people.household,
    isOfHousehold: (person) => hub.house !== undefined && askerOf(person, hub.house).isOfHousehold,
    send: async (message) => await hub.tellMemoryChanged(message, AbortSignal.timeout(TELLING_MS)),
  });
  const kept = createMemory({
    database,
    embedder,
    people: () => people.household.people.map(({ name }) => name),
    forgetting: createForgetting({
      database,
      conversations,
      timeZone,
      onSummaries: recentDays.changed,
      withdrawQuestions: async (key) =>
        await withdrawQuestions(book, ({ askerKey }) => askerKey === key, now()),
    }),
  });
  const memory = tellingMemory(kept, tell);
  const later = createForgetLater({
    database,
    forget: memory.forget,
    now,
    later: (milliseconds, run) => void setTimeout(run, milliseconds).unref(),
  });
  const deeds = createDeeds(conversations, database);
  const tools = allTools({ hub, search: index.search, people, memory, deeds });
  async function who(traces: Traces, house: House) {
    await people.ready();
    return whoIsIt(traces, people.household, house);
  }
  const meaning = createMeaning();
  const { answerElsewhere, ...questions } = createQuestions({
    book,
    database,
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    conversations,
    household: () => people.household,
    house: () => hub.house,
    whoIsIt: who,
    isPin,
    judge,
    meaning,
    log,
    now,
    ...parts,
  });
  const models = modelsOf(config, meter);
  const small = createSmallModel({
    model: models?.small,
    keepUsage: async (used) => await keepUsage(database, used),
    now,
  });
  const chores: readonly Chore[] = [
    ...(embedder === undefined ? [] : [checkOllamaChore(embedder), embedChore(database, embedder)]),
    learnAgain(people, now),
    createLearning({
      database,
      memory,
      small,
      hasModel: models !== undefined,
      household: () => people.household,
      house: () => hub.house,
      tell,
      now,
    }),
    createDaySummaries({ database, small, timeZone, now, onChange: recentDays.changed }),
    createRetiring({ database, timeZone, longPrompt: LONG_PROMPT, now }),
    later.chore,
    createScrubbing(database),
    createVacuum(database),
    createSignsIndex(database),
  ];
  const agent = createAgent({
    model: watched(models?.usual, onModel),
    tools,
    sentences,
    hub,
    whoIsIt: who,
    likelyEntities({ house, text, areaId, asker }) {
      const found = index.search(house, text, { areaId });
      return describeEntities(
        known(
          found.map(({ entity }) => entity),
          asker,
          house,
        ),
        house,
      );
    },
    judge,
    meaning,
    truth: createTruth(),
    memory,
    recentDays,
    conversations,
    meter,
    keepUsage: async (used) => await keepUsage(database, used),
    log,
    now,
    ...questions,
    ...parts,
  });
  async function whoAtCard(userId: string, isAmongAll = false) {
    if (hub.house === undefined) {
      throw new ButlerError('unavailable', 'I do not know who lives here yet.', {
        say: ({ noHome }) => noHome,
      });
    }
    const nowhere = { device_id: isAmongAll ? HOUSEHOLD : null, satellite_id: null, area_id: null };
    return await who({ door: 'card', user_id: userId, ...nowhere }, hub.house);
  }
  const readChat = createReadChat({
    database,
    conversations,
    household: () => people.household,
    house: () => hub.house,
    whoIs: whoAtCard,
  });
  const readDetails = createReadDetails({ database, whoIs: async (userId) => await whoAtCard(userId) });
  const deleteChat = createDeleteChat({
    database,
    conversations,
    whoIs: whoAtCard,
    timeZone,
    onSummaries: recentDays.changed,
    withdrawQuestions: async (isMeant) => await withdrawQuestions(book, isMeant, now()),
  });
  const memoryRequests = manageMemory({
    database,
    memory,
    later,
    people,
    whoIs: async (userId) => await whoAtCard(userId),
    language: () => config.language ?? hub.house?.language ?? 'en',
    now,
    tell,
  });
  const report = createReport({
    database,
    meter,
    prices: { ...usualPrices, ...config.prices },
    household: () => people.household,
    house: () => hub.house,
  });
  return {
    ...agent,
    answerElsewhere,
    ollamaProblem: () => embedder?.problem() ?? null,
    chores,
    memoryRequests,
    readChat,
    deleteChat,
    readDetails,
    report,
  };
}

const embedderOf = ({ ollamaUrl, embeddingModel }: Config, log: Log) =>
  ollamaUrl === undefined ? undefined : createEmbedder({ url: ollamaUrl, model: embeddingModel }, log);

/** A server at an address of one's own may need no key; Anthropic's does. */
export const isModelConfigured = ({ anthropicKey, modelUrl }: Config) =>
  anthropicKey !== undefined || modelUrl !== undefined;

interface ModelsWithinBudget {
  readonly usual: Model;
  /** For what is done between turns. */
  readonly small: Model;
}

function modelsOf(config: Config, meter: Meter): ModelsWithinBudget | undefined {
  if (!isModelConfigured(config)) return undefined;
  const access = { key: config.anthropicKey ?? secret('none'), url: config.modelUrl };
  const usual = createModel({
    ...access,
    name: config.model,
    fallbackName: config.fallbackModel === config.model ? undefined : config.fallbackModel,
  });
  const small = createModel({ ...access, name: config.smallModel, fallbackName: undefined });
  return {
    usual: withinBudget({ usual, small }, meter),
    small: withinBudget({ usual: small, small }, meter),
  };
}

const problems: Readonly<Partial<Record<FailureKind, ModelProblem>>> = {
  wrong_key: 'wrong_key',
  no_credit: 'no_credit',
  unknown_model: 'unknown_model',
};

function watched(model: Model | undefined, onModel: ButlerDependencies['onModel']): Model | undefined {
  if (model === undefined) return undefined;
  return {
    name: model.name,
    async *step(...wanted) {
      const end = yield* model.step(...wanted);
      if (end.kind === 'replied') onModel(null);
      else {
        const problem = problems[end.failure.kind];
        if (problem !== undefined) onModel(problem);
      }
      return end;
    },
  };
}
