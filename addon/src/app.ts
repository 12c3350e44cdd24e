/** The whole app, put together: the only place that knows everything. Stops in reverse. */
import { randomBytes } from 'node:crypto';
import { listen, stopListening } from './api/listen.ts';
import { createServer } from './api/server.ts';
import { createTurnQueue } from './api/turn-queue.ts';
import { stoppingReason } from './api/turn-route.ts';
import { createButler, type ModelProblem, type Parts } from './butler.ts';
import type { Config } from './config.ts';
import { createMeter } from './cost/meter.ts';
import { usualPrices } from './cost/prices.ts';
import { reportUsage } from './cost/report.ts';
import { openSaid } from './cost/said.ts';
import { allowListFor, NOTHING_ALLOWED } from './gate/allow-list.ts';
import { hearLocal } from './hear-local.ts';
import { createHouseIndex } from './house/index.ts';
import { connectHub } from './hub/connect.ts';
import type { Log } from './log.ts';
import { createCodeWindow } from './pairing/code-window.ts';
import { findHomeAssistant } from './pairing/home-assistant-check.ts';
import { createIdentity } from './pairing/identity.ts';
import { createPairedHub } from './pairing/paired-hub.ts';
import { openPairingFile } from './pairing/pairing-file.ts';
import { createPairing } from './pairing/pairing.ts';
import { createRateLimit } from './pairing/rate-limit.ts';
import { allAskers } from './people/all-askers.ts';
import { managePeople } from './people/manage.ts';
import { openPeople } from './people/people.ts';
import { ulid } from './people/ulid.ts';
import { createQuestionBook } from './questions/question-book.ts';
import { createTelling } from './questions/tell-home-assistant.ts';
import { openSettings } from './settings/open-settings.ts';
import { claimFolder } from './store/claim-folder.ts';
import { openConversations } from './store/conversations.ts';
import { openDatabase } from './store/open-database.ts';
import { statusOf } from './status.ts';
import { type Stop, stopInOrder } from './stop-in-order.ts';
import { announce as announceToSupervisor } from './supervisor/announce.ts';
import { announcedTokenOf } from './supervisor/announced-token.ts';
import { accessTo, coreProxyOf } from './supervisor/core-proxy.ts';
import { createSupervisor } from './supervisor/supervisor.ts';
import { startUpkeep } from './upkeep/upkeep.ts';

/** For each part. */
const STOP_MS = 2_000;
/** For answers that are not streams; those end at once. */
const LAST_ANSWERS_MS = 1_000;

export interface AppOptions {
  readonly config: Config;
  /** What would be in force with this text in `butler.json`. Throws ButlerError `config`. */
  readonly configWith: (fileText: string) => Config;
  readonly log: Log;
  readonly version: string;
  /** Folder of the migrations, with a slash at the end. */
  readonly migrations: URL;
  /** Only test benches take another part than usual. */
  readonly parts?: Parts;
  /** Takes one line for the person who starts the app: the address, and each pairing code. */
  readonly announce: (line: string) => void;
}

export interface App {
  /** e.g. `http://127.0.0.1:8099` */
  readonly url: string;
  /** Never rejects: what does not stop is logged and left behind. */
  stop(): Promise<void>;
}

/** Throws ButlerError `config` with a sentence when it cannot start. */
export async function startApp({
  config,
  log,
  version,
  migrations,
  announce,
  configWith,
  parts = {},
}: AppOptions): Promise<App> {
  const startedAt = performance.now();
  const stopping = new AbortController();
  const file = await openPairingFile(config.dataDir);
  const giveFolderBack = await claimFolder(config.dataDir);
  const { supervisor } = config;
  const coreProxy = supervisor && coreProxyOf(supervisor);
  const announcedToken = supervisor && (await announcedTokenOf(file, randomBytes));
  const codes = createCodeWindow({
    announce: (code) => announce(`pairing code: ${code}`),
    randomBytes,
    startTimer(work, milliseconds) {
      const timer = setTimeout(work, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  });

  let isStoreTooNew = false;
  const database = openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    migrations,
    log,
    onRefused(error) {
      isStoreTooNew = true;
      log.error(error.say);
    },
  });
  const conversations = openConversations({ database, log });
  const said = await openSaid(config.dataDir, log);
  const costSettings = () => ({
    ...settings.config,
    prices: { ...usualPrices, ...settings.config.prices },
  });
  const meter = createMeter({
    database,
    settings: costSettings,
    timeZone: () => hub.house?.timeZone,
    said,
    now: () => new Date(),
    log,
  });
  const people = openPeople({
    database,
    log,
    newId: () => ulid(Date.now(), randomBytes),
    onChange() {
      hub.refreshAllowList();
      // Others may answer now; whoever connects later is told then.
      if (hub.connected) telling.tell();
    },
  });

  const index = createHouseIndex();
  let isRefused = false;
  const hub = createPairedHub((homeAssistant, signal) =>
    connectHub({
      ...accessTo(homeAssistant, coreProxy),
      allowList: (house) =>
        settings.config.localFirst
          ? allowListFor(allAskers(people.household, house), house)
          : NOTHING_ALLOWED,
      log: { info: (text) => log.info(text), warn: (text) => log.warning(text) },
      signal,
      onHouse(house) {
        people.follow(house);
        index.prepare(house);
      },
      onStatus: (status) => {
        isRefused = status === 'unauthorized';
        if (isRefused) pairing.showCode();
        if (status === 'connected') telling.tell();
      },
    }),
  );
  const telling = createTelling({
    unended: async () => await questions.unended(),
    household: () => people.household,
    house: () => hub.house,
    send: async (message, signal) => await hub.setQuestions(message, signal),
    log,
    signal: stopping.signal,
  });
  const questions = createQuestionBook({
    database,
    log,
    now: () => new Date(),
    onChange: telling.tell,
    onEnded: (end) => telling.end(end),
  });
  const token = () => file.state.pairing?.app_token ?? announcedToken;
  const identity = createIdentity({
    version,
    appId: file.state.app_id,
    token,
    limit: createRateLimit(20, 60_000, Date.now),
  });
  const settings = openSettings({
    config,
    configWith,
    open: (box) => identity.open('settings', box),
    onChange(after, before) {
      agent = agentWith(after);
      if (after.localFirst !== before.localFirst) hub.refreshAllowList();
    },
  });
  let modelProblem: ModelProblem | null = null;
  function agentWith(chosen: Config) {
    modelProblem = null;
    const onModel = (problem: ModelProblem | null) => {
      // A turn may still go on with what was set before.
      if (settings.config === chosen) modelProblem = problem;
    };
    return createButler({
      config: chosen,
      log,
      hub,
      index,
      conversations,
      people,
      database,
      questions,
      onModel,
      meter,
      parts,
    });
  }
  let agent = agentWith(config);
  const pairing = createPairing({
    version,
    file,
    codes,
    startLimit: createRateLimit(20, 60_000, Date.now),
    randomBytes,
    now: Date.now,
    findHomeAssistant: (check, signal) => findHomeAssistant(check, signal, coreProxy),
    announcedToken,
    open: (box) => identity.open('renew', box),
    onChange(changed) {
      isRefused = false;
      hub.follow(changed);
    },
  });

  const status = () =>
    statusOf({
      version,
      appId: file.state.app_id,
      link: {
        isPaired: file.state.pairing !== null,
        isConnected: hub.connected,
        isWaitingForToken: supervisor !== undefined && isRefused,
      },
      store: {
        kind: database.kind,
        available: conversations.available,
        problem: isStoreTooNew ? 'too_new' : null,
      },
      config: settings.config,
      modelProblem,
      ollamaProblem: agent.ollamaProblem(),
      household: people.household,
      house: hub.house,
      uptimeMs: performance.now() - startedAt,
    });

  const server = createServer({
    log,
    version,
    pairing,
    identity,
    settings,
    memory: () => agent.memoryRequests,
    people: managePeople({ people, house: () => hub.house, open: (box) => identity.open('pin', box) }),
    token,
    status,
    usage: () => reportUsage(meter, costSettings()),
    readChat: async (wanted) => await agent.readChat(wanted),
    deleteChat: async (wanted) => await agent.deleteChat(wanted),
    readDetails: async (wanted) => await agent.readDetails(wanted),
    report: async (wanted) => await agent.report(wanted),
    ingressAddress: supervisor?.address,
    turns: createTurnQueue(),
    stopping: stopping.signal,
    knowsHome: () => hub.house !== undefined,
    addExchanges(exchanges) {
      const at = new Date();
      for (const each of exchanges) conversations.add(hearLocal(each, people.household, hub, at));
    },
    answer: (request, signal) => agent.answer(request, signal),
    answerQuestion: async (...answer) => await agent.answerElsewhere(...answer),
  });
  const upkeep = startUpkeep({ chores: () => agent.chores, times: parts.upkeep, log });
  const url = await listen(server, config.host, config.port);
  announce(`listening on ${url}`);
  if (file.state.pairing === null) pairing.showCode();
  hub.follow(file.state.pairing);
  if (supervisor !== undefined && announcedToken !== undefined) {
    void announceToSupervisor({
      supervisor: createSupervisor(supervisor),
      port: Number(new URL(url).port || 80),
      token: announcedToken,
      log,
      signal: stopping.signal,
    });
  }

  const stops: readonly Stop[] = [
    { what: 'the server', stop: () => stopListening(server, LAST_ANSWERS_MS) },
    { what: 'the connection to Home Assistant', stop: () => hub.close() },
    { what: 'what is done between turns', stop: () => upkeep.stop() },
    { what: 'what was said last', stop: () => conversations.flush() },
    { what: 'the queue of what was said', stop: () => conversations.stop() },
    { what: 'the people who changed last', stop: () => people.flush() },
    { what: 'the queue of people', stop: () => people.stop() },
    { what: 'what was said of the budget', stop: () => said.flush() },
    { what: 'the clock of the questions', stop: () => questions.stop() },
    { what: 'the database', stop: () => database.close() },
    { what: 'the claim on the data folder', stop: giveFolderBack },
  ];
  return {
    url,
    async stop() {
      stopping.abort(stoppingReason());
      await stopInOrder(stops, STOP_MS, log);
    },
  };
}
