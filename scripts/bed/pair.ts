import * as z from 'zod';
import type { HomeAssistantConnection } from './home-assistant/connection.ts';

const FLOW = '/api/config/config_entries/flow';
const step = z.object({
  type: z.string(),
  flow_id: z.string().optional(),
  step_id: z.string().nullish(),
  reason: z.string().nullish(),
  errors: z.record(z.string(), z.string()).nullish(),
  description_placeholders: z.record(z.string(), z.unknown()).nullish(),
});
type Step = z.output<typeof step>;

function complain(wanted: string, got: Step): Error {
  const { type, step_id, reason, errors, description_placeholders } = got;
  const details = JSON.stringify({ type, step_id, reason, errors, description_placeholders });
  return new Error(`Pairing: expected ${wanted}, but Home Assistant's config flow says ${details}`);
}

/** Pairs the app with the integration through its config flow, as a person would, and makes a pipeline for it. */
export async function pair(owner: HomeAssistantConnection, url: string, code: string): Promise<void> {
  const asked = await owner.rest('POST', FLOW, { handler: 'butler' }, step);
  if (asked.type !== 'form' || asked.step_id !== 'user') throw complain('the form "user"', asked);
  const answer = (input: object) => owner.rest('POST', `${FLOW}/${asked.flow_id}`, input, step);
  const paired = await answer({ url, code });
  if (paired.type !== 'form' || paired.step_id !== 'pipeline') throw complain('the form "pipeline"', paired);
  const made = await answer({ pipeline_mode: 'create' });
  if (made.type !== 'create_entry') throw complain('an entry', made);
}

const registry = z.array(z.object({ entity_id: z.string(), platform: z.string() }));

/** The conversation entity of an integration, from the registry; throws when there is none. */
export async function conversationEntity(owner: HomeAssistantConnection, platform: string): Promise<string> {
  const entries = await owner.command({ type: 'config/entity_registry/list' }, registry);
  const found = entries.find(
    (entry) => entry.platform === platform && entry.entity_id.startsWith('conversation.'),
  );
  if (found === undefined) throw new Error(`The integration ${platform} has no conversation entity.`);
  return found.entity_id;
}

const pipelines = z.object({
  pipelines: z.array(
    z.object({ id: z.string(), conversation_engine: z.string(), prefer_local_intents: z.boolean() }),
  ),
  preferred_pipeline: z.string().nullable(),
});

/** The Assist pipeline that has this entity as its agent, the preferred one first; throws when there is none. */
export async function pipelineOf(owner: HomeAssistantConnection, entityId: string): Promise<string> {
  const list = await owner.command({ type: 'assist_pipeline/pipeline/list' }, pipelines);
  const own = list.pipelines.filter((pipeline) => pipeline.conversation_engine === entityId);
  const found = own.find(({ id }) => id === list.preferred_pipeline) ?? own[0];
  if (found === undefined) throw new Error(`No Assist pipeline has ${entityId} as its agent.`);
  return found.id;
}

/** The entity of Home Assistant's own Anthropic agent; set up, with Assist's tools, if it is not there yet. */
export async function anthropicAgent(owner: HomeAssistantConnection): Promise<string> {
  const known = await conversationEntity(owner, 'anthropic').catch(() => null);
  if (known !== null) return known;
  const asked = await owner.rest('POST', FLOW, { handler: 'anthropic' }, step);
  const key = { api_key: 'test-bed' };
  const made = await owner.rest('POST', `${FLOW}/${asked.flow_id}`, key, step);
  if (made.type !== 'create_entry') throw complain('an entry', made);
  return await conversationEntity(owner, 'anthropic');
}

const entries = z.array(z.object({ entry_id: z.string() }));

/** Takes the butler out of Home Assistant: its entry, and the pipelines that had it as their agent. */
export async function unpair(owner: HomeAssistantConnection): Promise<void> {
  const entityId = await conversationEntity(owner, 'butler').catch(() => null);
  const path = '/api/config/config_entries/entry';
  for (const { entry_id } of await owner.rest('GET', `${path}?domain=butler`, undefined, entries)) {
    await owner.rest('DELETE', `${path}/${entry_id}`, undefined, z.unknown());
  }
  if (entityId === null) return;
  const list = await owner.command({ type: 'assist_pipeline/pipeline/list' }, pipelines);
  const other = list.pipelines.find((pipeline) => pipeline.conversation_engine !== entityId);
  if (other === undefined) return;
  const command = (type: string, pipeline_id: string) =>
    owner.command({ type: `assist_pipeline/pipeline/${type}`, pipeline_id }, z.unknown());
  await command('set_preferred', other.id);
  for (const { id, conversation_engine } of list.pipelines) {
    if (conversation_engine === entityId) await command('delete', id);
  }
}
