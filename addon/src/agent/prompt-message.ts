/** Messages as we send them: always a list of blocks, so that the same words are the same bytes. */
import type Anthropic from '@anthropic-ai/sdk';

export type Block =
  | Anthropic.TextBlockParam
  | Anthropic.ThinkingBlockParam
  | Anthropic.RedactedThinkingBlockParam
  | Anthropic.ToolUseBlockParam
  | Anthropic.ToolResultBlockParam;

export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: Block[];
}

export const breakpoint = { cache_control: { type: 'ephemeral' } } as const;

export function textMessage(role: Message['role'], ...texts: readonly string[]): Message {
  return { role, content: texts.map((text) => ({ type: 'text', text })) };
}

/** The same messages, with a cache breakpoint at the end of the last one. Thinking cannot carry one. */
export function withBreakpoint(messages: readonly Message[]): Message[] {
  const last = messages.at(-1);
  const block = last?.content.at(-1);
  if (last === undefined || block === undefined) return [...messages];
  if (block.type === 'thinking' || block.type === 'redacted_thinking') return [...messages];
  return [
    ...messages.slice(0, -1),
    { ...last, content: [...last.content.slice(0, -1), { ...block, ...breakpoint }] },
  ];
}
