/**
 * Reads the events of one answer. By hand, because the SDK's own reader makes `{}` of arguments that were cut
 * off and gives up the whole answer when they are no JSON (SDK 1.12).
 */
import type Anthropic from '@anthropic-ai/sdk';
import type { ModelUsage } from '../store/store.ts';
import type { Block } from './prompt-message.ts';

export interface RequestedCall {
  readonly id: string;
  readonly name: string;
  /** What the model wrote, parsed; undefined when it is no JSON. */
  readonly input: unknown;
}

export interface Reply {
  /** To be passed back unchanged while the turn goes on; never empty texts. */
  readonly content: Block[];
  readonly stop: Anthropic.StopReason | null;
  readonly calls: readonly RequestedCall[];
}

export interface ReplyListener {
  readonly onEvent: () => void;
  readonly onText: (text: string) => void;
  /** Called again when the figures grow: the last call counts. */
  readonly onUsage: (usage: Omit<ModelUsage, 'model'>) => void;
}

/** The service closed the stream before the answer was complete. */
export class CutOffError extends Error {}

interface OpenBlock {
  readonly block: Anthropic.ContentBlock;
  text: string;
  signature: string;
}

/** Throws CutOffError, and whatever the stream throws. */
export async function readReply(
  events: AsyncIterable<Anthropic.RawMessageStreamEvent>,
  { onEvent, onText, onUsage }: ReplyListener,
): Promise<Reply> {
  const open = new Map<number, OpenBlock>();
  const usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  let stop: Anthropic.StopReason | null = null;
  let isComplete = false;
  for await (const event of events) {
    onEvent();
    switch (event.type) {
      case 'message_start':
        count(usage, event.message.usage);
        onUsage(usage);
        break;
      case 'content_block_start':
        open.set(event.index, startBlock(event.content_block));
        if (event.content_block.type === 'text' && event.content_block.text !== '') {
          onText(event.content_block.text);
        }
        break;
      case 'content_block_delta': {
        const block = open.get(event.index);
        if (block === undefined) break;
        if (event.delta.type === 'text_delta') onText(event.delta.text);
        growBlock(block, event.delta);
        break;
      }
      case 'message_delta':
        stop = event.delta.stop_reason ?? stop;
        count(usage, event.usage);
        onUsage(usage);
        break;
      case 'message_stop':
        isComplete = true;
        break;
      case 'content_block_stop':
        break;
      // No default: the service may send events that are newer than we are.
    }
  }
  if (!isComplete) throw new CutOffError('the stream ended before the answer was complete');
  return finishReply([...open.values()], stop);
}

function startBlock(block: Anthropic.ContentBlock): OpenBlock {
  if (block.type === 'text') return { block, text: block.text, signature: '' };
  if (block.type === 'thinking') return { block, text: block.thinking, signature: block.signature };
  return { block, text: '', signature: '' };
}

function growBlock(open: OpenBlock, delta: Anthropic.RawContentBlockDelta): void {
  if (delta.type === 'text_delta') open.text += delta.text;
  else if (delta.type === 'input_json_delta') open.text += delta.partial_json;
  else if (delta.type === 'thinking_delta') open.text += delta.thinking;
  else if (delta.type === 'signature_delta') open.signature = delta.signature;
}

function finishReply(open: readonly OpenBlock[], stop: Anthropic.StopReason | null): Reply {
  const content: Block[] = [];
  const calls: RequestedCall[] = [];
  for (const { block, text, signature } of open) {
    if (block.type === 'text') {
      if (text.trim() !== '') content.push({ type: 'text', text });
    } else if (block.type === 'thinking') {
      content.push({ type: 'thinking', thinking: text, signature });
    } else if (block.type === 'redacted_thinking') {
      content.push({ type: 'redacted_thinking', data: block.data });
    } else if (block.type === 'tool_use') {
      const input = text === '' ? block.input : parseJson(text);
      calls.push({ id: block.id, name: block.name, input });
      // The service takes objects only, also for what was none.
      const passed = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
      content.push({ type: 'tool_use', id: block.id, name: block.name, input: passed });
    }
  }
  return { content, stop, calls };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Counters = Pick<
  Anthropic.MessageDeltaUsage,
  'input_tokens' | 'output_tokens' | 'cache_read_input_tokens' | 'cache_creation_input_tokens'
>;

/** Figures are totals of the whole answer, left out where nothing changed. */
function count(usage: { -readonly [Name in keyof Omit<ModelUsage, 'model'>]: number }, told: Counters): void {
  usage.inputTokens = told.input_tokens ?? usage.inputTokens;
  usage.outputTokens = told.output_tokens;
  usage.cacheReadTokens = told.cache_read_input_tokens ?? usage.cacheReadTokens;
  usage.cacheWriteTokens = told.cache_creation_input_tokens ?? usage.cacheWriteTokens;
}
