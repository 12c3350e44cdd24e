import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleCards } from '../build/bundle-cards.ts';
import { homeAssistantPython } from '../python/environments.ts';
import type { Say } from '../say.ts';
import type { App } from './app.ts';
import { appConnected, appToken, startApp } from './app.ts';
import type { PortChoice } from './free-port.ts';
import { choosePort } from './free-port.ts';
import { claimFolder } from './folder-claim.ts';
import { writeConfiguration } from './home-assistant/configuration.ts';
import { makeButlerDashboard } from './home-assistant/butler-dashboard.ts';
import type { HomeAssistantConnection } from './home-assistant/connection.ts';
import { connectHomeAssistant } from './home-assistant/connection.ts';
import { furnish } from './home-assistant/furnish.ts';
import type { Person } from './home-assistant/people.ts';
import { createPeople, givePhones, phoneOf } from './home-assistant/people.ts';
import type { HomeAssistant } from './home-assistant/process.ts';
import { startHomeAssistant } from './home-assistant/process.ts';
import type { Furniture } from './home/devices.ts';
import { FURNITURE } from './home/devices.ts';
import { PEOPLE } from './home/people.ts';
import type { Keeper } from './keeper.ts';
import { anthropicAgent, conversationEntity, pair, pipelineOf, unpair } from './pair.ts';
import { integrationReady } from './ready.ts';
import type { HomeState } from './state.ts';
import { readHomeState, writeHomeState } from './state.ts';

export type HomeSpec = {
  readonly directory: string;
  /** Null: an empty home. What an existing home has is not changed. */
  readonly furniture: readonly Furniture[] | null;
  readonly extraSwitches: number;
  readonly packages: string | null;
  readonly customComponents: string | null;
  readonly homeAssistantPort: PortChoice;
  readonly appPort: PortChoice;
  readonly timeZone: string;
  /** What the app and Home Assistant get of `BUTLER_*` and `ANTHROPIC_*`. */
  readonly appSettings: Readonly<Record<string, string>>;
  readonly homeAssistantSettings: Readonly<Record<string, string>>;
  readonly agentAnthropic: boolean;
  readonly nodeArguments?: readonly string[];
  readonly appMain?: string;
};

export type Home = {
  readonly directory: string;
  readonly homeAssistant: HomeAssistant;
  readonly app: App;
  readonly appToken: string;
  /** The owner first. */
  readonly people: readonly [Person, ...Person[]];
  readonly conversationEntity: string;
  readonly pipelineId: string;
  readonly anthropicEntity: string | null;
};

/** This process's environment without what is meant for the app alone. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const isOurs = (name: string) => /^(ANTHROPIC|BUTLER)_/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
}

function phones(): readonly Furniture[] {
  return Object.values(PEOPLE).map(({ name, at_home }) => ({
    entity_id: phoneOf(name),
    name: `${name}'s phone`,
    room: null,
    hidden: true,
    origin: { virtual: { value: at_home } },
  }));
}

/** An existing home stays as it was made: furnished or empty. */
function furnitureOf(spec: HomeSpec, before: HomeState | null, say: Say): readonly Furniture[] | null {
  const isEmpty = spec.furniture === null;
  if (before !== null && before.empty !== isEmpty) {
    say(`the home in ${spec.directory} was made ${before.empty ? 'empty' : 'furnished'} and stays so`);
  }
  const furniture = (before?.empty ?? isEmpty) ? null : (spec.furniture ?? FURNITURE);
  return furniture === null ? null : [...furniture, ...phones()];
}

async function connectButler(
  owner: HomeAssistantConnection,
  app: App,
  dataDirectory: string,
  isMoved: boolean,
): Promise<string> {
  if (isMoved) await unpair(owner);
  const known = await appToken(dataDirectory);
  if (known !== null && !isMoved) return known;
  await pair(owner, app.url, await app.pairingCode());
  const token = await appToken(dataDirectory);
  if (token === null)
    throw new Error('Home Assistant says that the app is paired, but the app does not know.');
  return token;
}

/**
 * Brings up a home: Home Assistant, its people and furniture at the first time, the app, both paired, and
 * the butler as the agent of the preferred Assist pipeline. Resolves when the app is connected.
 * The keeper stops what was started, also after an error.
 */
export async function startHome(keeper: Keeper, spec: HomeSpec, say: Say): Promise<Home> {
  const python = await homeAssistantPython(say);
  const { directory } = spec;
  await mkdir(directory, { recursive: true });
  keeper.onStop(await claimFolder(directory));
  const before = await readHomeState(directory);
  const config = join(directory, 'home-assistant');
  const dataDirectory = join(directory, 'app');
  const logs = join(directory, 'logs');
  // A first start that did not come to its end left half a home.
  if (before === null)
    for (const half of [config, dataDirectory]) await rm(half, { recursive: true, force: true });
  for (const folder of [config, dataDirectory, logs]) await mkdir(folder, { recursive: true });
  const homeAssistantPort = await choosePort(spec.homeAssistantPort, before?.home_assistant_port);
  const appPort = await choosePort(spec.appPort, before?.app_port);
  const furniture = furnitureOf(spec, before, say);
  await writeConfiguration({ ...spec, directory: config, port: homeAssistantPort, furniture });

  await bundleCards();
  say(before === null ? 'starting Home Assistant and the app' : `starting the home in ${directory} again`);
  const environment = plainEnvironment();
  const [homeAssistant, app] = await Promise.all([
    startHomeAssistant(
      keeper,
      {
        python,
        directory: config,
        port: homeAssistantPort,
        logFile: join(logs, 'home-assistant.log'),
        environment: { ...environment, ...spec.homeAssistantSettings },
      },
      say,
    ),
    startApp(
      keeper,
      {
        dataDirectory,
        host: '127.0.0.1',
        port: appPort,
        logFile: join(logs, 'app.log'),
        environment,
        settings: spec.appSettings,
        ...(spec.nodeArguments === undefined ? {} : { nodeArguments: spec.nodeArguments }),
        ...(spec.appMain === undefined ? {} : { main: spec.appMain }),
      },
      say,
    ),
  ]);
  const people = before?.people ?? (await createPeople(homeAssistant.url));
  const [owner, ...others] = people;
  if (owner === undefined) throw new Error('The home has no owner.');
  await homeAssistant.running(owner.token);
  const connection = await connectHomeAssistant(homeAssistant.url, owner.token);
  try {
    if (before === null) {
      say('furnishing the home');
      await furnish(connection, furniture);
      if (furniture !== null) {
        await givePhones(connection);
        await makeButlerDashboard(connection);
      }
    }
    const isMoved =
      before !== null && (before.home_assistant_port !== homeAssistantPort || before.app_port !== appPort);
    if (before === null || isMoved) say('pairing Home Assistant with the app');
    const token = await connectButler(connection, app, dataDirectory, isMoved);
    await appConnected(app.url, token);
    await integrationReady(connection);
    const state: HomeState = {
      version: 1,
      people: [...people],
      home_assistant_port: homeAssistantPort,
      app_port: Number(new URL(app.url).port),
      empty: before?.empty ?? furniture === null,
    };
    await writeHomeState(directory, state);
    const entity = await conversationEntity(connection, 'butler');
    return {
      directory,
      homeAssistant,
      app,
      appToken: token,
      people: [owner, ...others],
      conversationEntity: entity,
      pipelineId: await pipelineOf(connection, entity),
      anthropicEntity: spec.agentAnthropic ? await anthropicAgent(connection) : null,
    };
  } finally {
    connection.close();
  }
}
