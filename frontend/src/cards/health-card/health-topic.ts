import type { HealthEvent } from '../../../../addon/src/api/contract-health.ts';
import { readAmount, readCount, readOneOf, readRecord, readText } from '../../client/read.ts';
import type { Topic } from '../../client/topic.ts';
import { readUsed } from './read-used.ts';

export type Health = Omit<HealthEvent, 'kind'>;
type Status = NonNullable<Health['status']>;
type Usage = NonNullable<Health['usage']>;

function readApi(value: unknown): Health['integration']['api'] | null {
  const [min, max] = [readCount(readRecord(value)?.['min']), readCount(readRecord(value)?.['max'])];
  return min === null || max === null ? null : { min, max };
}

/** Null also for what only a newer integration says: better no status than a wrong one. */
function readStatus(value: unknown): Status | null {
  const status = readRecord(value);
  const [store, model, meaning] = [
    readRecord(status?.['store']),
    readRecord(status?.['model']),
    readRecord(status?.['meaning']),
  ];
  const version = readText(status?.['version']);
  const api = readApi(status?.['api']);
  const link = readOneOf(status?.['home_assistant'], ['connected', 'disconnected', 'not_paired']);
  const kind = readOneOf(store?.['kind'], ['embedded', 'postgresql']);
  if (version === null || api === null || link === null || kind === null) return null;
  return {
    version,
    api,
    home_assistant: link,
    store: {
      kind,
      available: store?.['available'] === true,
      problem: readOneOf(store?.['problem'], ['too_new']),
    },
    model: {
      configured: model?.['configured'] === true,
      name: readText(model?.['name']),
      problem: readOneOf(model?.['problem'], ['wrong_key', 'no_credit', 'unknown_model']),
    },
    meaning: { model: readText(meaning?.['model']), problem: readText(meaning?.['problem']) },
  };
}

function readPeriod(value: unknown): Usage['month'] | null {
  const [id, used] = [readText(readRecord(value)?.['id']), readUsed(value)];
  return id === null || used === null ? null : { id, ...used };
}

function readUsage(value: unknown): Usage | null {
  const usage = readRecord(value);
  const [month, today] = [readPeriod(usage?.['month']), readPeriod(usage?.['today'])];
  const currency = readOneOf(usage?.['currency'], ['USD']);
  const standing = readOneOf(usage?.['standing'], ['free', 'nearly', 'used_up']);
  if (month === null || today === null || currency === null || standing === null) return null;
  const budget = readAmount(usage?.['budget']);
  return { currency, standing, budget, month, today, is_whole: usage?.['is_whole'] === true };
}

function read(known: unknown): Health | null {
  const health = readRecord(known);
  const integration = readRecord(health?.['integration']);
  const version = readText(integration?.['version']);
  const api = readApi(integration?.['api']);
  const at = readText(health?.['at']);
  if (health === null || version === null || api === null || at === null) return null;
  return {
    integration: { version, api },
    is_set_up: health['is_set_up'] === true,
    is_app_there: health['is_app_there'] === true,
    status: readStatus(health['status']),
    usage: readUsage(health['usage']),
    open_questions: readCount(health['open_questions']),
    at,
  };
}

/** Every event is the whole of it. */
export const healthTopic: Topic<Health> = {
  name: 'health',
  reduce: (_known, event) => (readRecord(event)?.['kind'] === 'snapshot' ? event : null),
  read,
};
