import { readCount, readList, readOneOf, readRecord, readText } from '../../client/read.ts';
import type { Step, Turn } from './turn.ts';

const STEP_STATES = ['running', 'done', 'asked', 'failed'] as const;
const TURN_STATES = ['queued', 'running', 'done', 'stopped', 'failed'] as const;

function readStep(value: unknown): Step | null {
  const step = readRecord(value);
  const [id, name] = [readText(step?.['id']), readText(step?.['name'])];
  if (step === null || id === null || name === null) return null;
  return {
    id,
    name,
    state: readOneOf(step['state'], STEP_STATES) ?? 'done',
    found: readCount(step['found']),
    target: readText(step['target']),
  };
}

/** A turn that was just now, is running or waits. */
export function readTurn(value: unknown): Turn | null {
  const turn = readRecord(value);
  const [id, at, text] = [readText(turn?.['turn_id']), readText(turn?.['at']), readText(turn?.['text'])];
  if (turn === null || id === null || at === null || text === null) return null;
  return {
    turn_id: id,
    seq: readCount(turn['seq']) ?? 0,
    at,
    text,
    by: readText(turn['by']),
    state: readOneOf(turn['state'], TURN_STATES) ?? 'done',
    answer: readText(turn['answer']) ?? '',
    steps: readList(turn['steps'], readStep),
    question_id: readText(turn['question_id']),
    secret_expected: turn['secret_expected'] === true,
    error: readText(turn['error']),
    is_button: turn['is_button'] === true,
  };
}

/** A turn of the past, as one that is over. */
export function readMessage(value: unknown): Turn | null {
  const message = readTurn(value);
  return message === null ? null : { ...message, seq: 0 };
}
