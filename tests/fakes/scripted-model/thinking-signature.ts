/**
 * Thinking blocks are bound to the model and to the conversation before them: passing one back after that
 * changed is a 400; another model's are dropped silently.
 */
import { createHash } from 'node:crypto';
import { blocksOf, type ContentBlock, type Message, type MessagesRequest } from './request-body.ts';

function stripped(block: ContentBlock): string {
  return JSON.stringify({ ...block, cache_control: undefined });
}

function digest(messages: Message[], thinking: string): string {
  const hash = createHash('sha256').update(thinking);
  for (const message of messages) {
    hash.update(`\n${message.role}\n`);
    for (const block of blocksOf(message.content)) hash.update(stripped(block));
  }
  return hash.digest('base64url');
}

/** The signature of a thinking block in the answer to this request. */
export function signThinking(request: MessagesRequest, thinking: string): string {
  return `${request.model}|${digest(request.messages, thinking)}`;
}

export function refuseThinkingBlocks(request: MessagesRequest): string | null {
  for (const [index, message] of request.messages.entries()) {
    for (const block of blocksOf(message.content)) {
      if (block.type !== 'thinking' || block.signature?.startsWith(`${request.model}|`) === false) continue;
      const expected = `${request.model}|${digest(request.messages.slice(0, index), block.thinking ?? '')}`;
      if (block.signature !== expected) {
        return `messages.${String(index)}: a thinking block does not fit the conversation before it; pass it back unchanged after unchanged messages`;
      }
    }
  }
  return null;
}
