/** Walks Home Assistant's config flows as its frontend does. */
import { callRest } from './connect.ts';

export interface FlowField {
  name: string;
  default?: unknown;
  required?: boolean;
  description?: { suggested_value?: unknown };
  /** `expandable`: a section. */
  type?: string;
  schema?: FlowField[];
  selector?: { select?: { options: { value: string; label: string }[] } };
}

export interface FlowStep {
  flow_id: string;
  type: 'form' | 'create_entry' | 'abort' | 'menu' | 'progress' | 'external';
  step_id?: string;
  errors?: Record<string, string> | null;
  reason?: string;
  result?: { entry_id: string; title: string; state: string };
  data_schema?: FlowField[];
  description_placeholders?: Record<string, string> | null;
}

export interface ConfigEntry {
  entry_id: string;
  domain: string;
  title: string;
  state: string;
  reason: string | null;
}

export interface ConfigFlows {
  /** Opens the flow of an integration. */
  start: (handler: string) => Promise<FlowStep>;
  submit: (flowId: string, input: object) => Promise<FlowStep>;
  /** Opens and fills the form for what holds for a whole entry. */
  options: (entryId: string, input: object) => Promise<FlowStep>;
  /** Goes to a page of the options; what it answers may go back with `submitOptions`. */
  openOptions: (entryId: string, page: string) => Promise<FlowStep>;
  submitOptions: (flowId: string, input: object) => Promise<FlowStep>;
  /** Opens the form for an entry whose app has moved. */
  reconfigure: (handler: string, entryId: string) => Promise<FlowStep>;
  /** Opens and fills the form that mends an issue. */
  fix: (handler: string, issueId: string, input: object) => Promise<FlowStep>;
  cancel: (flowId: string) => Promise<void>;
  entries: (domain: string) => Promise<ConfigEntry[]>;
  remove: (entryId: string) => Promise<void>;
  reload: (entryId: string) => Promise<void>;
}

export function createConfigFlows(homeAssistantUrl: string, token: string): ConfigFlows {
  const call = (method: string, path: string, body?: unknown): Promise<unknown> =>
    callRest(homeAssistantUrl, token, method, `config/config_entries/${path}`, body);
  const submitOptions: ConfigFlows['submitOptions'] = async (flowId, input) =>
    (await call('POST', `options/flow/${flowId}`, input)) as FlowStep;
  const openOptions: ConfigFlows['openOptions'] = async (handler, page) => {
    const { flow_id: flowId } = (await call('POST', 'options/flow', { handler })) as FlowStep;
    return await submitOptions(flowId, { next_step_id: page });
  };
  return {
    start: async (handler) => (await call('POST', 'flow', { handler })) as FlowStep,
    submit: async (flowId, input) => (await call('POST', `flow/${flowId}`, input)) as FlowStep,
    options: async (handler, input) => {
      const { flow_id: flowId } = await openOptions(handler, 'settings');
      return await submitOptions(flowId, input);
    },
    openOptions,
    submitOptions,
    reconfigure: async (handler, entryId) =>
      (await call('POST', 'flow', { handler, entry_id: entryId })) as FlowStep,
    fix: async (handler, issueId, input) => {
      const path = 'repairs/issues/fix';
      const opened = await callRest(homeAssistantUrl, token, 'POST', path, { handler, issue_id: issueId });
      const { flow_id: flowId } = opened as FlowStep;
      return (await callRest(homeAssistantUrl, token, 'POST', `${path}/${flowId}`, input)) as FlowStep;
    },
    cancel: async (flowId) => void (await call('DELETE', `flow/${flowId}`)),
    entries: async (domain) => (await call('GET', `entry?domain=${domain}`)) as ConfigEntry[],
    remove: async (entryId) => void (await call('DELETE', `entry/${entryId}`)),
    reload: async (entryId) => void (await call('POST', `entry/${entryId}/reload`)),
  };
}
