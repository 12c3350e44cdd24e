import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { ScriptedModel } from '../../tests/fakes/scripted-model/server.ts';
import { startScriptedModel } from '../../tests/fakes/scripted-model/server.ts';
import { sayOnStderr, type Say } from '../say.ts';
import { connectHomeAssistant } from './home-assistant/connection.ts';
import type { Person } from './home-assistant/people.ts';
import { FURNITURE, TEST_FURNITURE } from './home/devices.ts';
import type { Home } from './home.ts';
import { startHome } from './home.ts';
import type { Keeper } from './keeper.ts';
import { createKeeper } from './keeper.ts';
import type { BedOptions } from './options.ts';
import { DEFAULT_OPTIONS, SCRIPTED } from './options.ts';

export type Satellite = {
  readonly entity_id: string;
  readonly device_id: string;
  readonly area_id: string;
};

/** What the bed prints when it is ready. */
export type BedReport = {
  readonly home_assistant_url: string;
  /** The owner's, long-lived. */
  readonly token: string;
  readonly people: readonly Person[];
  readonly conversation_entity: string;
  readonly pipeline_id: string;
  readonly app_url: string;
  readonly app_token: string;
  readonly pids: { readonly home_assistant: number; readonly app: number };
  readonly dir: string;
  /** Null without a model. */
  readonly model_url: string | null;
  readonly satellites: readonly Satellite[];
  readonly anthropic_entity?: string;
};

export type Bed = {
  readonly report: BedReport;
  readonly home: Home;
  /** Null unless it is the bed's own. */
  readonly model: ScriptedModel | null;
  /** Stops everything in reverse order; a second call waits for the first. */
  readonly stop: () => Promise<void>;
};

const devices = z.array(z.object({ id: z.string(), area_id: z.string().nullable() }));
const entities = z.array(z.object({ entity_id: z.string(), device_id: z.string().nullable() }));

async function findSatellites(url: string, token: string): Promise<readonly Satellite[]> {
  const owner = await connectHomeAssistant(url, token);
  try {
    const areas = new Map(
      (await owner.command({ type: 'config/device_registry/list' }, devices)).map(({ id, area_id }) => [
        id,
        area_id,
      ]),
    );
    const registry = await owner.command({ type: 'config/entity_registry/list' }, entities);
    return registry.flatMap(({ entity_id, device_id }) => {
      const area_id = device_id === null ? null : areas.get(device_id);
      const isSatellite = entity_id.startsWith('assist_satellite.');
      if (!isSatellite || device_id === null || area_id === null || area_id === undefined) return [];
      return [{ entity_id, device_id, area_id }];
    });
  } finally {
    owner.close();
  }
}

function modelSettings(modelUrl: string | null, options: BedOptions): Readonly<Record<string, string>> {
  return {
    // One person says more in an hour here than in a week at home.
    BUTLER_CALLS_PER_HOUR: '0',
    ...(modelUrl === null ? {} : { ANTHROPIC_API_KEY: 'test-bed', BUTLER_MODEL_URL: modelUrl }),
    ...(options.databaseUrl === null ? {} : { BUTLER_DATABASE_URL: options.databaseUrl }),
  };
}

async function startIn(keeper: Keeper, options: BedOptions, say: Say): Promise<Bed> {
  const model = options.modelUrl === SCRIPTED ? await startScriptedModel() : null;
  if (model !== null) keeper.onStop(() => model.close());
  const modelUrl = model?.url ?? options.modelUrl;
  const temporary = options.directory === null ? await mkdtemp(join(tmpdir(), 'butler-bed-')) : null;
  if (temporary !== null) keeper.removeAtEnd(temporary);
  const home = await startHome(
    keeper,
    {
      directory: options.directory ?? temporary ?? '',
      furniture: options.empty ? null : [...FURNITURE, ...TEST_FURNITURE],
      extraSwitches: options.entities,
      packages: options.packages,
      customComponents: options.customComponents,
      homeAssistantPort: { exactly: options.homeAssistantPort },
      appPort: { exactly: options.appPort },
      timeZone: 'Europe/London',
      appSettings: modelSettings(modelUrl, options),
      // Its SDK reads this; Home Assistant's own form has no field for it.
      homeAssistantSettings:
        options.agentAnthropic && modelUrl !== null ? { ANTHROPIC_BASE_URL: modelUrl } : {},
      agentAnthropic: options.agentAnthropic,
      ...(options.appMain === null ? {} : { appMain: options.appMain }),
    },
    say,
  );
  const [owner] = home.people;
  const report: BedReport = {
    home_assistant_url: home.homeAssistant.url,
    token: owner.token,
    people: home.people,
    conversation_entity: home.conversationEntity,
    pipeline_id: home.pipelineId,
    app_url: home.app.url,
    app_token: home.appToken,
    pids: { home_assistant: home.homeAssistant.pid(), app: home.app.pid() },
    dir: home.directory,
    model_url: modelUrl,
    satellites: await findSatellites(home.homeAssistant.url, owner.token),
    ...(home.anthropicEntity === null ? {} : { anthropic_entity: home.anthropicEntity }),
  };
  return { report, home, model, stop: keeper.stop };
}

/**
 * Starts a throw-away home with everything in it, see BedOptions. Resolves when it is ready.
 * Throws, with everything stopped again, when it cannot be.
 */
export async function startBed(
  options: Partial<BedOptions> = {},
  say: Say = sayOnStderr,
  keeper: Keeper = createKeeper(),
): Promise<Bed> {
  try {
    return await startIn(keeper, { ...DEFAULT_OPTIONS, ...options }, say);
  } catch (error) {
    await keeper.stop();
    throw error;
  }
}
