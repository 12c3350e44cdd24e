/** A Messages API request as far as this server looks into it. */
export interface ContentBlock {
  type: string;
  text?: string;
  id?: string;
  name?: string;
  input?: unknown;
  thinking?: string;
  signature?: string;
  tool_use_id?: string;
  content?: string | ContentBlock[];
  cache_control?: { type: string; ttl?: string } | null;
}

export interface Message {
  role: string;
  content: string | ContentBlock[];
}

export interface Tool {
  type?: string | null;
  name: string;
  description?: string;
  input_schema?: Record<string, unknown>;
  strict?: boolean;
  cache_control?: { type: string; ttl?: string } | null;
}

export interface MessagesRequest {
  model: string;
  max_tokens: number;
  messages: Message[];
  system?: string | ContentBlock[];
  tools?: Tool[];
  tool_choice?: { type: string };
  thinking?: Record<string, unknown> & { type: string; display?: string };
  output_config?: { effort?: string };
  stream?: boolean;
  cache_control?: { type: string; ttl?: string } | null;
}

export function blocksOf(content: string | ContentBlock[] | undefined): ContentBlock[] {
  if (content === undefined) return [];
  return typeof content === 'string' ? [{ type: 'text', text: content }] : content;
}

function isTurnStart(message: Message): boolean {
  if (message.role !== 'user') return false;
  const blocks = blocksOf(message.content);
  // The butler's own correction goes on with the turn.
  if (blocks[0]?.text?.startsWith('<check>') === true) return false;
  return !blocks.some((block) => block.type === 'tool_result');
}

export interface TurnView {
  /** What the person said last. */
  said: string;
  /** Which model call of this turn it is, from 1. */
  step: number;
  /** Text of the newest tool result of this turn, if any. */
  lastToolResult: string | null;
}

function resultText(block: ContentBlock): string {
  return blocksOf(block.content)
    .map((inner) => inner.text ?? '')
    .join('');
}

/** Where the conversation stands: the newest words, and how often the model was asked since. */
export function viewTurn(request: MessagesRequest): TurnView {
  const { messages } = request;
  const start = messages.findLastIndex(isTurnStart);
  const texts = blocksOf(messages[start]?.content).filter((block) => block.type === 'text');
  const since = messages.slice(start + 1);
  const results = since
    .flatMap((message) => blocksOf(message.content))
    .filter((b) => b.type === 'tool_result');
  const last = results.at(-1);
  return {
    said: texts.at(-1)?.text ?? '',
    step: 1 + since.filter((message) => message.role === 'assistant').length,
    lastToolResult: last === undefined ? null : resultText(last),
  };
}
