import type { HealthContentWords, Line } from '../../language/health-words.ts';
import type { Health } from './health-topic.ts';
import { costRows } from './cost-report.ts';
import { fine, type Row, wrong } from './row.ts';
import { judgeVersions } from './versions.ts';

export interface HealthReport {
  readonly tone: 'good' | 'warning' | 'bad';
  readonly summary: string;
  readonly services: readonly Row[];
  readonly cost: readonly Row[];
  readonly questions: Row | null;
  readonly versions: {
    readonly parts: readonly (readonly [name: string, version: string])[];
    readonly verdict: Row;
  };
}

type Status = NonNullable<Health['status']>;

function appRow(health: Health, words: HealthContentWords): Row {
  const part = { key: 'app', icon: 'mdi:server-outline', name: words.app.name };
  if (health.is_app_there) return fine(part, words.app.running);
  return wrong(part, words.app.away, 'bad', 'settings');
}

function linkRow(link: Status['home_assistant'], words: HealthContentWords['link']): Row {
  const part = { key: 'link', icon: 'mdi:home-assistant', name: words.name };
  if (link === 'connected') return fine(part, words.connected);
  if (link === 'disconnected') return wrong(part, words.disconnected, 'bad');
  return wrong(part, words.notPaired, 'bad', 'settings');
}

function storeRow(store: Status['store'], words: HealthContentWords['store']): Row {
  const part = { key: 'store', icon: 'mdi:database-outline', name: words.name };
  if (store.problem === 'too_new') return wrong(part, words.tooNew, 'bad');
  if (!store.available) return wrong(part, words.away, 'bad');
  return fine(part, store.kind === 'embedded' ? words.embedded : 'PostgreSQL');
}

function modelRow(model: Status['model'], words: HealthContentWords['model']): Row {
  const part = { key: 'model', icon: 'mdi:creation-outline', name: words.name };
  if (!model.configured) return wrong(part, words.none, 'warning', 'settings');
  if (model.problem === 'wrong_key') return wrong(part, words.wrongKey, 'bad', 'settings');
  if (model.problem === 'no_credit') return wrong(part, words.noCredit, 'bad');
  if (model.problem === 'unknown_model')
    return wrong(part, words.unknownModel(model.name ?? ''), 'bad', 'settings');
  return fine(part, model.name ?? '');
}

/** None where it is not configured: nobody has to have it. */
function meaningRows(meaning: Status['meaning'], words: HealthContentWords['meaning']): readonly Row[] {
  const { model = null, problem = null } = meaning ?? {};
  if (model === null) return [];
  const part = { key: 'meaning', icon: 'mdi:magnify', name: words.name };
  if (problem === null) return [fine(part, model)];
  const lines: Readonly<Record<string, Line>> = {
    away: words.away,
    not_ollama: words.notOllama,
    unknown_model: words.unknownModel(model),
    wrong_size: words.wrongSize,
  };
  return [wrong(part, lines[problem] ?? words.failing, 'warning', 'settings')];
}

function serviceRows(health: Health, words: HealthContentWords): readonly Row[] {
  const app = appRow(health, words);
  const { status } = health;
  if (status === null) return [app];
  const rows = [
    linkRow(status.home_assistant, words.link),
    storeRow(status.store, words.store),
    modelRow(status.model, words.model),
    ...meaningRows(status.meaning, words.meaning),
  ];
  if (health.is_app_there) return [app, ...rows];
  return [app, ...rows.map((row) => fine(row, words.unknown, 'unknown'))];
}

function versionRow(health: Health, cards: string, words: HealthContentWords['versions']): Row {
  const part = { key: 'versions', icon: 'mdi:puzzle-outline', name: words.name };
  const verdict = judgeVersions(health, cards);
  if (verdict === 'fit') return fine(part, words.fit);
  if (verdict === 'cards_too_old') return wrong(part, words.cardsTooOld, 'warning', 'reload');
  if (verdict === 'cards_too_new') return wrong(part, words.cardsTooNew, 'warning');
  return wrong(part, verdict === 'app_too_old' ? words.appTooOld : words.appTooNew, 'bad');
}

/** Who reads it, and with which cards. */
export interface Reader {
  readonly words: HealthContentWords;
  /** Of the numbers, e.g. `de-CH`. */
  readonly language: string;
  /** The version of these cards, e.g. `0.1.0`. */
  readonly cards: string;
}

/** What the health card says. */
export function reportOn(health: Health, { words, language, cards }: Reader): HealthReport {
  const services = serviceRows(health, words);
  const verdict = versionRow(health, cards, words.versions);
  const cost = costRows(health.usage, language, words.cost);
  const problems = [...services, ...cost, verdict].filter(({ help }) => help !== null);
  const [first] = problems;
  const tone = problems.some((row) => row.tone === 'bad') ? 'bad' : problems.length > 0 ? 'warning' : 'good';
  const summary =
    first === undefined
      ? words.summary.well
      : problems.length === 1
        ? words.summary.one(`${first.name}: ${first.value}`)
        : words.summary.several(problems.length);
  const open = health.open_questions;
  const parts = [
    [words.versions.app, health.status?.version ?? words.unknown],
    [words.versions.integration, health.integration.version],
    [words.versions.cards, cards],
  ] as const;
  return {
    tone,
    summary,
    services,
    cost,
    questions:
      open === null
        ? null
        : fine(
            { key: 'questions', icon: 'mdi:comment-question-outline', name: words.questions.name },
            words.questions.open(open),
            'plain',
          ),
    versions: { parts, verdict },
  };
}
