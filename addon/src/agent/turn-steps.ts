/** What a turn waited for, as it is kept: times, tokens and names of ours, nothing that was said. */
import type { TurnStep } from '../api/contract-report.ts';
import type { StepEnd } from './model.ts';
import type { CallEnd } from './run-call.ts';
import { sinceStart, type TurnRecord } from './turn-record.ts';

type Began = Pick<TurnRecord, 'startedAt'>;

/** `began`: as `sinceStart` told it then. Ends now. */
export function modelStep({ usage, ...end }: StepEnd, began: number, record: Began): TurnStep {
  const sum = (count: (each: (typeof usage)[number]) => number) =>
    usage.reduce((all, each) => all + count(each), 0);
  return {
    kind: 'model',
    ...times(began, record),
    model: usage.at(-1)?.model.slice(0, 200) ?? null,
    problem: end.kind === 'failed' ? end.failure.kind : null,
    input_tokens: sum((each) => each.inputTokens),
    output_tokens: sum((each) => each.outputTokens),
    cache_read_tokens: sum((each) => each.cacheReadTokens),
    cache_write_tokens: sum((each) => each.cacheWriteTokens),
  };
}

/**
 * Calls that begin now: what it returns records how long each took, and hands it on. A call that could not be read
 * may have any name: it is kept where it is a tool's.
 */
export function timed(record: Pick<TurnRecord, 'startedAt' | 'steps'>, tools: ReadonlyMap<string, unknown>) {
  const began = sinceStart(record);
  return (end: CallEnd): CallEnd => {
    const { tool, verdict } = end.stored;
    const isOurs = verdict !== 'invalid' || tools.has(tool);
    record.steps.push({
      kind: 'tool',
      ...times(began, record),
      tool: isOurs ? tool.slice(0, 64) : null,
      verdict,
      is_error: end.isError,
    });
    return end;
  };
}

function times(began: number, record: Began) {
  return { started_ms: began, took_ms: Math.max(0, sinceStart(record) - began) };
}
