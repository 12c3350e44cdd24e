/**
 * What somebody may put into a bug report that everybody reads: versions, codes and times. Only words of ours are in
 * it, in English; whatever else came from the home is a number, or left out.
 */
import type { Health } from '../health-topic.ts';
import { promptOf } from '../read-used.ts';
import { judgeVersions } from '../versions.ts';
import type { Reported, Step, Turn } from './report-topic.ts';

export interface BugReportOf {
  readonly health: Health;
  readonly reported: Reported | null;
  /** Versions of these cards and of Home Assistant; null: not known. */
  readonly cards: string;
  readonly homeAssistant: string | null;
}

/** Markdown. */
export function bugReport(of: BugReportOf): string {
  return [
    '### Butler',
    '',
    table(['Part', 'State'], parts(of)),
    '',
    `Problems: ${problemsOf(of).map(code).join(', ') || 'none'}`,
    '',
    '### Last turns',
    '',
    turnsOf(of.reported),
    '',
  ].join('\n');
}

const NOT_KNOWN = 'not known';
const code = (text: string) => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Anything else could be a text. */
const version = (text: string | null | undefined) =>
  text !== null &&
  text !== undefined &&
  /^\d{1,5}(?:\.\d{1,5}){1,2}(?:[-.]?[a-z]{1,5}[.]?\d{0,8})?$/.test(text)
    ? text
    : NOT_KNOWN;
/** Other names are the household's own, and may be an address. */
const model = (name: string) => (/^claude-[a-z]{1,12}(?:-\d{1,8}){0,3}$/.test(name) ? name : 'another model');

function parts({ health, cards, homeAssistant }: BugReportOf): readonly (readonly string[])[] {
  const { status, integration } = health;
  const wire = ({ min, max }: { min: number; max: number }) => `wire ${min}–${max}`;
  return [
    ['App', status === null ? NOT_KNOWN : `${version(status.version)}, ${wire(status.api)}`],
    ['Integration', `${version(integration.version)}, ${wire(integration.api)}`],
    ['Cards', version(cards)],
    ['Home Assistant', version(homeAssistant)],
    ['Connection', status?.home_assistant ?? NOT_KNOWN],
    [
      'Memory',
      status === null
        ? NOT_KNOWN
        : `${status.store.kind}, ${status.store.available ? 'available' : 'not available'}`,
    ],
    ['Model', status?.model.name == null ? 'none' : model(status.model.name)],
  ];
}

function problemsOf({ health, reported, cards }: BugReportOf): readonly string[] {
  const { status, usage } = health;
  const verdict = judgeVersions(health, cards);
  const link = status?.home_assistant ?? 'connected';
  const found: readonly (string | null)[] = [
    health.is_app_there ? null : 'app_away',
    link === 'connected' ? null : link,
    status?.store.available === false ? 'store_away' : null,
    status?.store.problem ?? null,
    status?.model.configured === false ? 'no_model' : null,
    status?.model.problem ?? null,
    status?.meaning?.problem == null ? null : 'ollama',
    verdict === 'fit' ? null : verdict,
    usage === null || usage.standing === 'free' ? null : `budget_${usage.standing}`,
    reported?.problem == null ? null : `report_${reported.problem}`,
  ];
  return found.filter((one) => one !== null);
}

function turnsOf(reported: Reported | null): string {
  const turns = reported?.report?.turns ?? null;
  if (reported === null || turns === null) return 'Not known.';
  if (turns.length === 0) return 'None.';
  const now = Date.parse(reported.at);
  return table(
    ['Ago', 'Door', 'Outcome', 'First word', 'Whole', 'Prompt', 'Cached', 'Output', 'Steps'],
    turns.map((turn) => turnRow(turn, now)),
  );
}

function turnRow(turn: Turn, now: number): readonly string[] {
  const minutes = Math.max(0, Math.round((now - Date.parse(turn.at)) / 60_000));
  return [
    minutes < 180 ? `${minutes} min` : `${Math.round(minutes / 60)} h`,
    turn.door,
    turn.outcome,
    turn.first_word_ms === null ? '–' : `${turn.first_word_ms} ms`,
    `${turn.duration_ms} ms`,
    String(promptOf(turn)),
    String(turn.cache_read_tokens),
    String(turn.output_tokens),
    turn.steps.map(stepText).join(', ') || '–',
  ];
}

function stepText(step: Step): string {
  const time = `${step.took_ms} ms`;
  if (step.kind === 'model') {
    return `${step.problem === null ? 'model' : `model ${ours(step.problem)}`} ${time}`;
  }
  const tool = step.tool === null ? 'unknown tool' : ours(step.tool);
  const end = step.verdict === 'run' ? (step.is_error ? ' failed' : '') : ` ${step.verdict}`;
  return `${tool}${end} ${time}`;
}

/** A name in code, which can neither be a sentence nor break the table. */
const ours = (name: string) => (/^[a-z_]{1,64}$/.test(name) ? code(name) : code('other'));
