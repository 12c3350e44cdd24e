import { expect, test } from 'vitest';
import { createEventPrinter } from './show-event.ts';

function end(speech: string, changes: object = {}) {
  const response = { speech: { plain: { speech } } };
  return {
    type: 'intent-end',
    data: { processed_locally: false, intent_output: { conversation_id: 'c1', response, ...changes } },
  };
}
const piece = (chat_log_delta: object) => ({ type: 'intent-progress', data: { chat_log_delta } });

function shown(events: readonly unknown[]): string {
  const show = createEventPrinter();
  return events.map((event) => show(event).text).join('');
}

test('a streamed answer is written once, with the tools in between', () => {
  const text = shown([
    { type: 'run-start', data: { pipeline: 'p' } },
    { type: 'intent-start', data: { engine: 'conversation.butler' } },
    piece({ role: 'assistant' }),
    piece({ tool_calls: [{ tool_name: 'butler__act', tool_args: { on: true } }] }),
    piece({ role: 'tool_result', tool_name: 'butler__act', tool_result: { ok: true } }),
    piece({ content: 'The light ' }),
    piece({ content: 'is on.' }),
    end('The light is on.', { continue_conversation: true }),
    { type: 'run-end', data: null },
  ]);
  expect(text).toBe(
    '[conversation.butler] \n  → butler__act {"on":true}\n  ← butler__act {"ok":true}\n' +
      'The light is on.\n(conversation c1, waits for an answer)\n',
  );
});

test('an answer that came whole is written at the end', () => {
  expect(shown([end('Done.')])).toBe('Done.\n(conversation c1)\n');
});

test('an error is shown, and the run counts as failed', () => {
  const show = createEventPrinter();
  const { text } = show({ type: 'error', data: { code: 'intent-busy', message: 'One at a time' } });
  expect(text).toContain('intent-busy: One at a time');
  expect(show({ type: 'run-end', data: null }).end).toBe('failed');
});
