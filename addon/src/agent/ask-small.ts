/** One question to the small model outside any turn: for what is done between turns. */
import * as z from 'zod';
import type { UsageKind } from '../api/contract-report.ts';
import type { ModelUsage } from '../store/store.ts';
import type { Model, StepEnd } from './model.ts';
import { textMessage } from './prompt-message.ts';
import type { Prompt } from './prompt.ts';

export interface SmallQuestion<Shape> {
  /** What is to be done with the text, and how it is to be judged. */
  readonly rules: string;
  /** What it is about; whatever in it is not the person's own words is fenced by the caller. */
  readonly text: string;
  /** Of the answer: an object. */
  readonly shape: z.ZodType<Shape>;
  /** Key of whom it is done for: calls and tokens are counted by it. */
  readonly asker: string;
  readonly kind: Exclude<UsageKind, 'turn'>;
}

export interface SmallModel {
  /**
   * Undefined: no model is configured, it could not or may not be asked, or nothing usable came. Never throws; ends
   * soon after the signal has aborted.
   */
  ask<Shape>(question: SmallQuestion<Shape>, signal: AbortSignal): Promise<Shape | undefined>;
}

export interface UsedBetweenTurns {
  readonly at: Date;
  /** Key of the asker. */
  readonly speaker: string;
  readonly kind: UsageKind;
  readonly usage: readonly ModelUsage[];
}

export interface SmallModelDependencies {
  /** The small one, within the budget; undefined: none is configured. */
  readonly model: Model | undefined;
  /** Rejects when it could not be kept: that is no reason to lose the answer. */
  readonly keepUsage: (used: UsedBetweenTurns) => Promise<void>;
  readonly now: () => Date;
}

const ANSWER = 'answer';
const LONGEST_MS = 60_000;
const HOW = `Answer with exactly one call of the tool \`${ANSWER}\`, and with nothing else.`;

export function createSmallModel({ model, keepUsage, now }: SmallModelDependencies): SmallModel {
  return {
    async ask({ rules, text, shape, asker, kind }, signal) {
      if (model === undefined || signal.aborted) return undefined;
      const started = performance.now();
      const steps = model.step(promptOf(rules, shape), [textMessage('user', plainText(text))], {
        signal,
        remaining: () => Math.max(0, LONGEST_MS - (performance.now() - started)),
        asker,
        kind,
      });
      const end = await endOf(steps);
      if (end.usage.length > 0) {
        await keepUsage({ at: now(), speaker: asker, kind, usage: end.usage }).catch(() => undefined);
      }
      if (end.kind === 'failed' || end.reply.stop === 'max_tokens') return undefined;
      const call = end.reply.calls.find(({ name }) => name === ANSWER);
      return shape.safeParse(call?.input).data;
    },
  };
}

function promptOf(rules: string, shape: z.ZodType): Prompt {
  const { $schema: _, ...inputSchema } = z.toJSONSchema(shape, { io: 'input' });
  return {
    tools: [
      { name: ANSWER, description: 'Give the answer.', input_schema: { ...inputSchema, type: 'object' } },
    ],
    mustCall: ANSWER,
    system: [{ type: 'text', text: `${rules}\n\n${HOW}` }],
    messages: [],
  };
}

async function endOf(steps: AsyncGenerator<string, StepEnd>): Promise<StepEnd> {
  for (;;) {
    const next = await steps.next();
    if (next.done === true) return next.value;
  }
}

/** The service refuses a text of nothing but white space, and half characters. */
function plainText(text: string): string {
  return text.toWellFormed().trim() || '-';
}
