/** The rules of the Messages API about the order and content of messages; sentences as in refuse-request.ts. */
import { blocksOf, type ContentBlock, type Message, type MessagesRequest } from './request-body.ts';
import { refuseThinkingBlocks } from './thinking-signature.ts';

const ROLES = ['user', 'assistant', 'system'];
const ALLOWED_BLOCKS: Record<string, string[]> = {
  user: ['text', 'image', 'document', 'tool_result', 'search_result'],
  system: ['text'],
};

function refuseBlock(block: ContentBlock, at: string, role: string): string | null {
  if (typeof block.type !== 'string') return `${at}.type: Field required`;
  if (ALLOWED_BLOCKS[role]?.includes(block.type) === false) {
    return `${at}: a ${role} message cannot hold a "${block.type}" block`;
  }
  if (block.type === 'text') {
    if (typeof block.text !== 'string') return `${at}.text: Field required`;
    if (block.text === '' && block.cache_control)
      return `${at}: cache_control cannot be set for empty text blocks`;
    if (block.text.trim() === '') return `${at}: text content blocks must contain non-whitespace text`;
  }
  if (block.type === 'thinking' && block.cache_control)
    return `${at}: cache_control cannot be set for thinking blocks`;
  if (block.type === 'tool_use' && (typeof block.input !== 'object' || block.input === null)) {
    return `${at}.input: Input should be an object`;
  }
  return null;
}

function refuseMessage(message: Message, index: number): string | null {
  const at = `messages.${String(index)}`;
  if (!ROLES.includes(message.role)) return `${at}.role: Input should be 'user', 'assistant' or 'system'`;
  if (typeof message.content !== 'string' && !Array.isArray(message.content))
    return `${at}.content: Field required`;
  const blocks = blocksOf(message.content);
  if (blocks.length === 0) return `${at}.content: must not be empty`;
  for (const [position, block] of blocks.entries()) {
    const refused = refuseBlock(block, `${at}.content.${String(position)}`, message.role);
    if (refused !== null) return refused;
  }
  return null;
}

function idsOf(message: Message | undefined, type: string): string[] {
  const blocks = blocksOf(message?.content).filter((block) => block.type === type);
  return blocks.map((block) => (type === 'tool_use' ? block.id : block.tool_use_id) ?? '');
}

function refuseToolPairs(messages: Message[]): string | null {
  const seen = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const at = `messages.${String(index)}`;
    const calls = idsOf(message, 'tool_use');
    const again = calls.find((id, position) => seen.has(id) || calls.indexOf(id) !== position);
    if (again !== undefined) return `${at}: tool_use ids must be unique, "${again}" is not`;
    for (const id of calls) seen.add(id);
    const answers = idsOf(messages[index + 1], 'tool_result');
    const unanswered = calls.find((id) => !answers.includes(id));
    if (unanswered !== undefined) {
      return `${at}: tool_use "${unanswered}" was found without a tool_result block immediately after`;
    }
    const results = idsOf(message, 'tool_result');
    const asked = idsOf(messages[index - 1], 'tool_use');
    const unasked = results.find((id) => !asked.includes(id));
    if (unasked !== undefined) {
      return `${at}: unexpected tool_use_id "${unasked}" in tool_result: the message before has no such tool_use`;
    }
    const twice = results.find((id, position) => results.indexOf(id) !== position);
    if (twice !== undefined) return `${at}: each tool_use must have a single result, "${twice}" has more`;
    const firstOther = blocksOf(message.content).findIndex((block) => block.type !== 'tool_result');
    if (results.length > 0 && firstOther !== -1 && firstOther < results.length) {
      return `${at}: tool_result blocks must come before all other content`;
    }
  }
  return null;
}

export function refuseMessages(request: MessagesRequest): string | null {
  const { messages } = request;
  for (const [index, message] of messages.entries()) {
    const refused = refuseMessage(message, index);
    if (refused !== null) return refused;
  }
  for (const [index, block] of blocksOf(request.system).entries()) {
    const refused = refuseBlock(block, `system.${String(index)}`, 'system');
    if (refused !== null) return refused;
  }
  if (messages[0]?.role !== 'user') return 'messages: first message must use the "user" role';
  const unpaired = refuseToolPairs(messages);
  if (unpaired !== null) return unpaired;
  if (messages.at(-1)?.role === 'assistant') {
    return 'messages: this model does not support assistant message prefill; the conversation must end with a user message';
  }
  return refuseThinkingBlocks(request);
}
