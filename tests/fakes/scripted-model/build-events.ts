/** A reply as the events of the Messages API's stream, and as one message. */
import { randomUUID } from 'node:crypto';
import { tokensOf, type InputUsage } from './prompt-cache.ts';
import type { MessagesRequest } from './request-body.ts';
import type { Piece, Reply } from './script.ts';
import { signThinking } from './thinking-signature.ts';

export interface StreamEvent {
  type: string;
  /** What a pause comes before: pieces of content, not their frames. */
  isDelta: boolean;
  /** Name in the request log. */
  label: string;
  data: object;
}

export interface Answer {
  events: StreamEvent[];
  /** The same without a stream. */
  message: object;
}

function cut(text: string, chunks: Reply['chunks']): string[] {
  if (chunks === 'whole') return [text];
  if (chunks === 'word') return text.match(/\S+\s*|\s+/g) ?? [];
  const letters = Array.from(text);
  const count = Math.ceil(letters.length / chunks);
  return Array.from({ length: count }, (_none, index) =>
    letters.slice(index * chunks, (index + 1) * chunks).join(''),
  );
}

interface Block {
  start: object;
  deltas: { type: string; [key: string]: string }[];
  whole: object;
  /** What counts as output. */
  text: string;
}

function makeBlock(piece: Piece, request: MessagesRequest, chunks: Reply['chunks']): Block {
  if ('text' in piece) {
    return {
      start: { type: 'text', text: '', citations: null },
      deltas: cut(piece.text, chunks).map((text) => ({ type: 'text_delta', text })),
      whole: { type: 'text', text: piece.text, citations: null },
      text: piece.text,
    };
  }
  if ('thinking' in piece) {
    const shown = request.thinking?.display === 'summarized' ? piece.thinking : '';
    const signature = signThinking(request, shown);
    return {
      start: { type: 'thinking', thinking: '', signature: '' },
      deltas: [
        ...cut(shown, chunks).map((thinking) => ({ type: 'thinking_delta', thinking })),
        { type: 'signature_delta', signature },
      ],
      whole: { type: 'thinking', thinking: shown, signature },
      text: piece.thinking,
    };
  }
  const written = 'raw_input' in piece ? piece.raw_input : JSON.stringify(piece.input);
  const call = { type: 'tool_use', id: `toolu_${randomUUID().replaceAll('-', '')}`, name: piece.tool };
  const caller = { type: 'direct' };
  return {
    start: { ...call, input: {}, caller },
    deltas: ['', ...cut(written, chunks)].map((json) => ({ type: 'input_json_delta', partial_json: json })),
    whole: { ...call, input: 'raw_input' in piece ? piece.raw_input : piece.input, caller },
    text: written,
  };
}

function blockEvents(block: Block, index: number): StreamEvent[] {
  const frame = (type: string, more: object): StreamEvent => ({
    type,
    isDelta: false,
    label: type,
    data: { type, index, ...more },
  });
  return [
    frame('content_block_start', { content_block: block.start }),
    ...block.deltas.map((delta) => ({
      ...frame('content_block_delta', { delta }),
      isDelta: delta.type !== 'signature_delta' && delta['partial_json'] !== '',
      label: delta.type,
    })),
    frame('content_block_stop', {}),
  ];
}

function fullUsage(input: InputUsage, output: number, thinking: number): object {
  return {
    ...input,
    cache_creation: {
      ephemeral_5m_input_tokens: input.cache_creation_input_tokens,
      ephemeral_1h_input_tokens: 0,
    },
    output_tokens: output,
    output_tokens_details: { thinking_tokens: thinking },
    inference_geo: null,
    server_tool_use: null,
    service_tier: 'standard',
    speed: null,
  };
}

export function buildAnswer(
  request: MessagesRequest,
  reply: Reply,
  pieces: Piece[],
  usage: InputUsage,
): Answer {
  const blocks = pieces.map((piece) => makeBlock(piece, request, reply.chunks));
  const stop = reply.stop ?? (pieces.some((piece) => 'tool' in piece) ? 'tool_use' : 'end_turn');
  const thinking = pieces.flatMap((piece) => ('thinking' in piece ? [tokensOf(piece.thinking)] : []));
  const thinkingTokens = thinking.reduce((sum, count) => sum + count, 0);
  const outputTokens = Math.max(1, tokensOf(blocks.map((block) => block.text).join('')));
  const stopDetails = stop === 'refusal' ? { type: 'refusal', category: null, explanation: null } : null;
  const message = {
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type: 'message',
    role: 'assistant',
    model: request.model,
    container: null,
    diagnostics: null,
  };
  const ending = { stop_reason: stop, stop_sequence: null, stop_details: stopDetails };
  const started = { stop_reason: null, stop_sequence: null, stop_details: null };
  const frame = (type: string, more: object): StreamEvent => ({
    type,
    isDelta: false,
    label: type,
    data: { type, ...more },
  });
  const finalUsage = fullUsage(usage, outputTokens, thinkingTokens);
  const messageStart = { ...message, content: [], ...started, usage: fullUsage(usage, 1, 0) };
  return {
    events: [
      frame('message_start', { message: messageStart }),
      frame('ping', {}),
      ...blocks.flatMap(blockEvents),
      frame('message_delta', { delta: { ...ending, container: null }, usage: finalUsage }),
      frame('message_stop', {}),
    ],
    message: {
      ...message,
      content: blocks.map((block) => block.whole),
      ...ending,
      usage: finalUsage,
    },
  };
}
