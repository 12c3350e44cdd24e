import * as z from 'zod';

/** The pipeline's events as far as they are shown; see Home Assistant's assist_pipeline. */
const delta = z.object({
  role: z.string().optional(),
  content: z.string().nullish(),
  thinking_content: z.string().nullish(),
  tool_calls: z.array(z.object({ tool_name: z.string(), tool_args: z.unknown() })).nullish(),
  tool_name: z.string().optional(),
  tool_result: z.unknown().optional(),
  result: z.unknown().optional(),
});
const speech = z.object({
  response: z.object({ speech: z.object({ plain: z.object({ speech: z.string() }).optional() }) }),
});
const pipelineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('intent-start'), data: z.object({ engine: z.string() }) }),
  z.object({ type: z.literal('intent-progress'), data: z.object({ chat_log_delta: delta.optional() }) }),
  z.object({
    type: z.literal('intent-end'),
    data: z.object({
      processed_locally: z.boolean().optional(),
      intent_output: speech.extend({
        conversation_id: z.string(),
        continue_conversation: z.boolean().optional(),
      }),
    }),
  }),
  z.object({ type: z.literal('error'), data: z.object({ code: z.string(), message: z.string() }) }),
  z.object({ type: z.literal('run-end') }),
]);

export type Shown = {
  /** To be written as it is; no newline is added. */
  readonly text: string;
  /** The run is over; `failed` when it ended in an error. */
  readonly end?: 'done' | 'failed';
};

const NOTHING: Shown = { text: '' };

function showDelta(piece: z.output<typeof delta>): Shown {
  if (piece.role === 'tool_result' || piece.tool_name !== undefined) {
    const outcome = piece.result ?? piece.tool_result;
    return { text: `\n  ← ${piece.tool_name ?? 'tool'} ${JSON.stringify(outcome)}\n` };
  }
  const calls = (piece.tool_calls ?? []).map(
    (call) => `\n  → ${call.tool_name} ${JSON.stringify(call.tool_args)}`,
  );
  return { text: `${piece.content ?? ''}${calls.join('')}` };
}

/** Shows the events of one run of Assist, one after the other; it remembers whether the answer was streamed. */
export function createEventPrinter(): (event: unknown) => Shown {
  let streamed = '';
  let failed = false;
  return (event) => {
    const parsed = pipelineEvent.safeParse(event);
    // Kinds of event that are not shown, and those of a later Home Assistant.
    if (!parsed.success) return NOTHING;
    const { data: known } = parsed;
    switch (known.type) {
      case 'intent-start':
        return { text: `[${known.data.engine}] ` };
      case 'intent-progress': {
        const piece = known.data.chat_log_delta;
        if (piece === undefined) return NOTHING;
        if (piece.role !== 'tool_result') streamed += piece.content ?? '';
        return showDelta(piece);
      }
      case 'intent-end': {
        const { intent_output: output, processed_locally: local } = known.data;
        const answer = output.response.speech.plain?.speech ?? '';
        const rest = streamed.trim() === '' ? answer : '';
        const notes = [`conversation ${output.conversation_id}`];
        if (local === true) notes.unshift('handled by Home Assistant');
        if (output.continue_conversation === true) notes.push('waits for an answer');
        return { text: `${rest}\n(${notes.join(', ')})\n` };
      }
      case 'error':
        failed = true;
        return { text: `\n${known.data.code}: ${known.data.message}\n` };
      case 'run-end':
        break;
    }
    return { text: '', end: failed ? 'failed' : 'done' };
  };
}
