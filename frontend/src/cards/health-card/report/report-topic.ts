import type { ReportEvent } from '../../../../../addon/src/api/contract-report.ts';
import { readAmount, readCount, readOneOf, readRecord, readText } from '../../../client/read.ts';
import type { Topic } from '../../../client/topic.ts';
import { readTokens, readUsed } from '../read-used.ts';

/** What cost and turns were; `problem` says why there is no report. */
export type Reported = Omit<ReportEvent, 'kind'>;
export type Report = NonNullable<Reported['report']>;
export type Turn = NonNullable<Report['turns']>[number];
export type Step = Turn['steps'][number];

const DOORS = ['assist', 'action', 'alexa', 'card'] as const;
const OUTCOMES = ['answered', 'sentence', 'no_model', 'refused', 'failed', 'interrupted'] as const;
const VERDICTS = ['run', 'denied', 'invalid', 'asked'] as const;
const ASKERS = ['person', 'room', 'house', 'unknown'] as const;

/** Null if one of them cannot be read: better none than sums that are too small. */
function readAll<T>(value: unknown, readOne: (one: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const read = value.map(readOne);
  const known = read.filter((one) => one !== null);
  return known.length === read.length ? known : null;
}

/** What a newer butler knows besides is left out. */
function readSome<T>(value: unknown, readOne: (one: unknown) => T | null): T[] {
  return Array.isArray(value) ? value.map(readOne).filter((one) => one !== null) : [];
}

function readDay(value: unknown): Report['days'][number] | null {
  const [id, used] = [readText(readRecord(value)?.['id']), readUsed(value)];
  return id === null || used === null ? null : { id, ...used };
}

function readAsker(value: unknown): Report['askers'][number] | null {
  const [asker, used] = [readRecord(value), readUsed(value)];
  const kind = readOneOf(asker?.['kind'], ASKERS) ?? 'unknown';
  return used === null ? null : { kind, name: readText(asker?.['name']), ...used };
}

function readKind(value: unknown): Report['kinds'][number] | null {
  const used = readUsed(value);
  const kind = readOneOf(readRecord(value)?.['kind'], ['turn', 'learning', 'summary']);
  return used === null ? null : { kind, ...used };
}

function readStep(value: unknown): Step | null {
  const step = readRecord(value);
  const times = { started_ms: readCount(step?.['started_ms']), took_ms: readCount(step?.['took_ms']) };
  const { started_ms: started, took_ms: took } = times;
  if (step === null || started === null || took === null) return null;
  if (step['kind'] === 'tool') {
    const verdict = readOneOf(step['verdict'], VERDICTS);
    if (verdict === null) return null;
    const isError = step['is_error'] === true;
    return {
      kind: 'tool',
      started_ms: started,
      took_ms: took,
      tool: readText(step['tool']),
      verdict,
      is_error: isError,
    };
  }
  const tokens = readTokens(step);
  if (step['kind'] !== 'model' || tokens === null) return null;
  const [model, problem] = [readText(step['model']), readText(step['problem'])];
  return { kind: 'model', started_ms: started, took_ms: took, model, problem, ...tokens };
}

function readTurn(value: unknown): Turn | null {
  const turn = readRecord(value);
  const [at, duration, tokens] = [readText(turn?.['at']), readCount(turn?.['duration_ms']), readTokens(turn)];
  const [door, outcome] = [readOneOf(turn?.['door'], DOORS), readOneOf(turn?.['outcome'], OUTCOMES)];
  if (at === null || duration === null || tokens === null || door === null || outcome === null) return null;
  return {
    at,
    door,
    outcome,
    duration_ms: duration,
    first_word_ms: readCount(turn?.['first_word_ms']),
    ...tokens,
    cost: readAmount(turn?.['cost']),
    steps: readSome(turn?.['steps'], readStep),
  };
}

function readReport(value: unknown): Report | null {
  const report = readRecord(value);
  const days = readAll(report?.['days'], readDay);
  const askers = readAll(report?.['askers'], readAsker);
  const kinds = readAll(report?.['kinds'], readKind);
  if (report === null || days === null || askers === null || kinds === null) return null;
  const turns = report['turns'] === null ? null : readSome(report['turns'], readTurn);
  return { days, askers, kinds, turns };
}

function read(known: unknown): Reported | null {
  const event = readRecord(known);
  const at = readText(event?.['at']);
  if (at === null) return null;
  const report = readReport(event?.['report']);
  const problem = readOneOf(event?.['problem'], ['denied', 'unavailable', 'too_old']);
  return { report, problem: report === null ? (problem ?? 'unavailable') : null, at };
}

/** Every event is the whole of it. */
export const reportTopic: Topic<Reported> = {
  name: 'report',
  reduce: (_known, event) => (readRecord(event)?.['kind'] === 'snapshot' ? event : null),
  read,
};
