import { html, nothing, type TemplateResult } from 'lit';
import { formatMoment } from '../../../home-assistant/format-time.ts';
import type { Hass } from '../../../home-assistant/hass.ts';
import { promptOf, tokensOf } from '../read-used.ts';
import type { Shown } from './costs.ts';
import type { Report, Step, Turn } from './report-topic.ts';

export interface ShownTurns extends Shown {
  readonly hass: Hass;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The last turns, each of which opens and shows what it waited for. */
export function renderTurns(turns: Report['turns'], shown: ShownTurns): TemplateResult {
  const { words } = shown;
  if (turns === null) return html`<p class="quiet">${words.turns.away}</p>`;
  if (turns.length === 0) return html`<p class="quiet">${words.turns.none}</p>`;
  return html`
    <p class="quiet">${words.turns.privacy}</p>
    <ol class="turns">
      ${turns.map((turn) => html`<li>${renderTurn(turn, shown)}</li>`)}
    </ol>
  `;
}

function renderTurn(turn: Turn, shown: ShownTurns): TemplateResult {
  const { words, formats, hass, now } = shown;
  const { door, outcome, steps, first_word_ms: firstWord, duration_ms: duration } = turn;
  const tools = [...new Set(steps.flatMap((step) => (step.kind === 'tool' ? [toolName(step, shown)] : [])))];
  const isBad = outcome === 'failed' || outcome === 'no_model';
  const about = [
    words.turns.doors[door],
    ...(firstWord === null ? [] : [words.turns.firstWord(formats.duration(firstWord))]),
  ].join(', ');
  return html`<details class=${isBad ? 'turn bad' : 'turn'}>
    <summary>
      <span class="what">
        <span class="outcome">
          <time datetime=${turn.at}>${formatMoment(Date.parse(turn.at), now, hass)}</time>
          ${isBad ? html`<ha-icon icon="mdi:alert-circle" aria-hidden="true"></ha-icon>` : nothing}
          ${words.turns.outcomes[outcome]}${tools.length === 0 ? nothing : html`: <code>${tools.join(', ')}</code>`}
        </span>
        <span class="about">${about}</span>
      </span>
      <span class="took">${formats.duration(duration)}</span>
      <ha-icon class="chevron" icon="mdi:chevron-down" aria-hidden="true"></ha-icon>
    </summary>
    ${
      steps.length === 0
        ? html`<p class="quiet">${words.turns.noSteps}</p>`
        : html`<ol class="steps">
            ${steps.map((step) => renderStep(step, duration, shown))}
          </ol>`
    }
    ${tokensOf(turn) === 0 ? nothing : html`<p class="sum">${sumOf(turn, shown)}</p>`}
  </details>`;
}

function sumOf(turn: Turn, { words, formats }: Shown): string {
  const prompt = promptOf(turn);
  return [
    words.costs.tokenCount(formats.count(tokensOf(turn))),
    ...(prompt === 0 ? [] : [words.turns.cached(formats.share(turn.cache_read_tokens / prompt))]),
    ...(turn.cost === null ? [] : [formats.money(turn.cost)]),
  ].join(' · ');
}

function renderStep(step: Step, whole: number, shown: Shown): TemplateResult {
  const { started_ms: started, took_ms: took, kind } = step;
  const share = (part: number) => Math.min(1, part / Math.max(1, whole));
  const place = `--from:${share(started)};--share:${share(took)}`;
  return html`<li class=${isWrong(step) ? `${kind} bad` : kind}>
    <span class="name">${stepName(step, shown)}</span>
    <span class="track" aria-hidden="true"><span style=${place}></span></span>
    <span class="took">${shown.formats.duration(took)}</span>
  </li>`;
}

const isWrong = (step: Step) => (step.kind === 'model' ? step.problem !== null : step.is_error);

function stepName(step: Step, shown: Shown) {
  const { turns } = shown.words;
  if (step.kind === 'model') return step.problem === null ? turns.model : turns.modelProblem(step.problem);
  const isFailed = step.verdict === 'run' && step.is_error;
  const end = turns.verdicts[isFailed ? 'error' : step.verdict];
  return html`<code>${toolName(step, shown)}</code>${end === null ? nothing : html`, ${end}`}`;
}

function toolName({ tool }: Extract<Step, { kind: 'tool' }>, { words }: Shown): string {
  return tool ?? words.turns.unknownTool;
}
