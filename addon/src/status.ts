/** What the app says of itself to whoever has its token. */
import { API_VERSION, type StatusResponse } from './api/contract.ts';
import { isModelConfigured, type ModelProblem } from './butler.ts';
import type { Config } from './config.ts';
import type { House } from './house/house.ts';
import { undecidedPeople } from './people/manage.ts';
import type { Household } from './people/person.ts';

export interface State {
  readonly version: string;
  readonly appId: string;
  readonly link: {
    readonly isPaired: boolean;
    readonly isConnected: boolean;
    /** The integration hands over another token when it is told `not_paired`: it knows us through the Supervisor. */
    readonly isWaitingForToken: boolean;
  };
  readonly store: StatusResponse['store'];
  /** In force now. */
  readonly config: Config;
  readonly modelProblem: ModelProblem | null;
  readonly ollamaProblem: StatusResponse['meaning']['problem'];
  readonly household: Household;
  readonly house: House | undefined;
  readonly uptimeMs: number;
}

export function statusOf({ version, appId, link, store, config, ...state }: State): StatusResponse {
  const isConfigured = isModelConfigured(config);
  return {
    status: 'ok',
    app: 'butler',
    version,
    api: API_VERSION,
    app_id: appId,
    home_assistant: linkStatus(link),
    store,
    model: {
      configured: isConfigured,
      name: isConfigured ? config.model : null,
      problem: state.modelProblem,
    },
    meaning: {
      model: config.ollamaUrl === undefined ? null : config.embeddingModel,
      problem: state.ollamaProblem,
    },
    language: config.language ?? null,
    undecided_people: undecidedPeople(state.household, state.house),
    uptime_s: Math.round(state.uptimeMs / 1_000),
  };
}

function linkStatus({ isPaired, isConnected, isWaitingForToken }: State['link']) {
  if (!isPaired || isWaitingForToken) return 'not_paired';
  return isConnected ? 'connected' : 'disconnected';
}
