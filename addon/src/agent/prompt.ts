/**
 * The request to the model. Order and breakpoints are the cache's: tools and rules are the same for everybody,
 * then comes what belongs to the person, then the history, and last what is new with this message. Nothing
 * that varies may stand before a breakpoint.
 */
import type Anthropic from '@anthropic-ai/sdk';
import type { DaySummary } from '../memory/summaries/summary-rows.ts';
import type { PastExchange } from '../store/store.ts';
import type { Tool } from '../tools/tool.ts';
import type { Asker } from '../people/asker.ts';
import { DEFAULT_SOUL, SOUL_TOKENS } from '../people/soul.ts';
import { fence, plainLine, plainWords } from './fence.ts';
import { daysBlock } from './prompt-days.ts';
import { exchangeMessages } from './prompt-history.ts';
import { breakpoint, textMessage, withBreakpoint, type Message } from './prompt-message.ts';
import { createNowFormat, type Now } from './prompt-now.ts';
import { RULES } from './prompt-rules.ts';
import { bytesOf, cutToBytes } from './text-size.ts';

/** All of a request but the model's name and limits. */
export interface Prompt {
  readonly tools: Anthropic.Tool[];
  readonly system: Anthropic.TextBlockParam[];
  /** Name of the tool that the answer has to be a call of; absent: text or any call. */
  readonly mustCall?: string;
  /** Without a breakpoint at the end: that one moves with every step of the turn. */
  readonly messages: readonly Message[];
}

export interface PromptInput {
  readonly text: string;
  readonly asker: Asker;
  /** Of the person, the days before; oldest first. */
  readonly days: readonly DaySummary[];
  /** Oldest first. */
  readonly history: readonly PastExchange[];
  readonly now: Now;
}

/** The newest user message, as it is sent. */
export const VARYING_TOKENS = 500;
/** What the last message's breakpoint takes. */
const BREAKPOINT_BYTES = Buffer.byteLength(JSON.stringify(breakpoint));
/** However long the words are, this much is left for the time and the place. */
const LEAST_NOW_BYTES = 350;

/** `tools` in the order in which they are declared, in every request. */
export function createPromptBuilder(tools: readonly Tool[]) {
  const declared = tools.map((tool): Anthropic.Tool => ({
    name: tool.name,
    description: tool.description,
    input_schema: { ...tool.inputSchema, type: 'object' },
  }));
  const rules: Anthropic.TextBlockParam = { type: 'text', text: RULES, ...breakpoint };
  const formatNow = createNowFormat();

  return (input: PromptInput): Prompt => {
    const words = plainWords(input.text);
    const taken = Buffer.byteLength(JSON.stringify(textMessage('user', '', words))) + BREAKPOINT_BYTES;
    const room = Math.max(LEAST_NOW_BYTES, bytesOf(VARYING_TOKENS) - taken);
    return {
      tools: declared,
      system: [rules, ...personBlocks(input)],
      messages: [
        ...withBreakpoint(input.history.flatMap(exchangeMessages)),
        textMessage('user', formatNow(input.now, room), words),
      ],
    };
  };
}

/** A room has no block of its own: it hears what everybody hears. */
function personBlocks({ asker, days }: Pick<PromptInput, 'asker' | 'days'>): Anthropic.TextBlockParam[] {
  const name = plainLine(asker.name ?? '');
  if (asker.kind !== 'person' || name === '') return [];
  const soul = fence('soul', cutToBytes(plainWords(asker.soul ?? DEFAULT_SOUL), bytesOf(SOUL_TOKENS)));
  const parts = [`The person speaking is ${name}.`, soul, daysBlock(days)].filter((part) => part !== '');
  return [{ type: 'text', text: parts.join('\n'), ...breakpoint }];
}
