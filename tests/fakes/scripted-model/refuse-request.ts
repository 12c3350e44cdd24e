/**
 * What the Messages API (version 2026-10-21, 5.5 models) answers with 400, where code that builds prompts can
 * trip over it. Each function gives the sentence that says why, or null.
 */
import { refuseMessages } from './refuse-messages.ts';
import { blocksOf, type MessagesRequest, type Tool } from './request-body.ts';

const KNOWN_KEYS = [
  'model max_tokens messages system tools tool_choice thinking output_config metadata stop_sequences stream',
  'cache_control service_tier container diagnostics inference_geo speed mcp_servers context_management',
].flatMap((line) => line.split(' '));
const SAMPLING_KEYS = ['temperature', 'top_p', 'top_k'];
const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'];
const MAX_BREAKPOINTS = 4;
const MAX_STRICT_TOOLS = 20;

function refuseShape(body: Record<string, unknown>): string | null {
  for (const key of ['model', 'max_tokens', 'messages']) {
    if (body[key] === undefined) return `${key}: Field required`;
  }
  if (typeof body['model'] !== 'string') return 'model: Input should be a valid string';
  if (!Number.isInteger(body['max_tokens']) || Number(body['max_tokens']) < 0) {
    return 'max_tokens: Input should be a whole number, 0 or more';
  }
  const sampling = SAMPLING_KEYS.find((key) => body[key] !== undefined);
  if (sampling !== undefined) return `${sampling}: is not supported by this model; leave it out`;
  const unknown = Object.keys(body).find((key) => !KNOWN_KEYS.includes(key));
  if (unknown !== undefined) return `${unknown}: Extra inputs are not permitted`;
  if (!Array.isArray(body['messages']) || body['messages'].length === 0) {
    return 'messages: at least one message is required';
  }
  return null;
}

function refuseThinking(request: MessagesRequest): string | null {
  const { thinking, model } = request;
  const effort = request.output_config?.effort;
  if (effort !== undefined && effort !== null && !EFFORTS.includes(effort)) {
    return `output_config.effort: Input should be one of ${EFFORTS.join(', ')}`;
  }
  if (thinking === undefined) return null;
  if (thinking['budget_tokens'] !== undefined || thinking.type === 'enabled') {
    return 'thinking.budget_tokens: is not supported by this model; use output_config.effort';
  }
  if (!['adaptive', 'between_tools', 'disabled'].includes(thinking.type)) {
    return `thinking.type: "${thinking.type}" is not known`;
  }
  if (thinking.type === 'disabled' && model.includes('sonnet-5-5')) {
    return 'thinking.type: "disabled" is not supported by this model';
  }
  if (thinking.type !== 'between_tools') return null;
  if (Object.keys(thinking).length > 1) return 'thinking: "between_tools" takes no other field';
  const tooHigh = effort === 'xhigh' || effort === 'max';
  return tooHigh ? 'thinking: "between_tools" is only supported at low, medium or high effort' : null;
}

function isOpenObject(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.some(isOpenObject);
  if (typeof schema !== 'object' || schema === null) return false;
  const record = schema as Record<string, unknown>;
  if (record['type'] === 'object' && record['additionalProperties'] !== false) return true;
  return Object.values(record).some(isOpenObject);
}

function refuseTool(tool: Tool, index: number): string | null {
  const at = `tools.${String(index)}`;
  if (typeof tool.name !== 'string' || !/^[a-zA-Z0-9_-]{1,128}$/.test(tool.name)) {
    return `${at}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`;
  }
  if (tool.type !== undefined && tool.type !== null && tool.type !== 'custom') return null;
  const schema = tool.input_schema;
  if (schema === undefined) return `${at}.input_schema: Field required`;
  if (schema['type'] !== 'object') return `${at}.input_schema.type: Input should be 'object'`;
  const combined = ['oneOf', 'allOf', 'anyOf'].find((key) => schema[key] !== undefined);
  if (combined !== undefined) return `${at}.input_schema: does not support ${combined} at the top level`;
  if (tool.strict === true && isOpenObject(schema)) {
    return `${at}.input_schema: a strict tool needs additionalProperties: false on every object`;
  }
  return null;
}

function refuseTools(request: MessagesRequest): string | null {
  const tools = request.tools ?? [];
  for (const [index, tool] of tools.entries()) {
    const refused = refuseTool(tool, index);
    if (refused !== null) return refused;
  }
  const names = tools.map((tool) => tool.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `tools: Tool names must be unique, "${twice}" is not`;
  if (tools.filter((tool) => tool.strict === true).length > MAX_STRICT_TOOLS) {
    return `tools: at most ${String(MAX_STRICT_TOOLS)} strict tools are supported`;
  }
  const choice = request.tool_choice?.type;
  if ((choice === 'any' || choice === 'tool') && request.model.includes('sonnet-5-5')) {
    return `tool_choice: type "${choice}" is not supported for this model`;
  }
  if (choice !== undefined && choice !== 'none' && tools.length === 0) {
    return 'tool_choice: may only be specified while providing tools';
  }
  return null;
}

function refuseBreakpoints(request: MessagesRequest): string | null {
  const blocks = [
    ...(request.tools ?? []),
    ...blocksOf(request.system),
    ...request.messages.flatMap((message) => blocksOf(message.content)),
    request,
  ];
  const count = blocks.filter(
    (block) => block.cache_control !== undefined && block.cache_control !== null,
  ).length;
  if (count <= MAX_BREAKPOINTS) return null;
  return `A maximum of ${String(MAX_BREAKPOINTS)} blocks with cache_control may be provided. Found ${String(count)}.`;
}

/** Why the API would refuse this body with 400; null: it would not. */
export function refuseRequest(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return 'The body is not a JSON object';
  const misshapen = refuseShape(body as Record<string, unknown>);
  if (misshapen !== null) return misshapen;
  const request = body as MessagesRequest;
  return (
    refuseThinking(request) ?? refuseTools(request) ?? refuseMessages(request) ?? refuseBreakpoints(request)
  );
}
