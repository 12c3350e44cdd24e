import { html, type TemplateResult } from 'lit';
import type { ConversationWords } from '../../language/conversation-words.ts';
import type { Step } from './turn.ts';

const ICONS: Readonly<Record<Step['state'], string>> = {
  running: 'mdi:loading',
  done: 'mdi:check',
  asked: 'mdi:help-circle-outline',
  failed: 'mdi:alert-circle-outline',
};

/** What was looked up and done on the way, e.g. "Looking for devices… found 3". */
export function renderSteps(steps: readonly Step[], words: ConversationWords['steps']): TemplateResult {
  return html`<ul class="steps" aria-label=${words.name}>
    ${steps.map(
      (step) =>
        html`<li class=${step.state}>
          <ha-icon icon=${ICONS[step.state]} aria-hidden="true"></ha-icon><span>${sayStep(step, words)}</span>
        </li>`,
    )}
  </ul>`;
}

export function sayStep({ name, state, found, target }: Step, words: ConversationWords['steps']): string {
  const doing = words.byTool[name] ?? words.other;
  const about = target === null ? doing : `${doing}: ${target}`;
  if (state === 'running') return `${about}…`;
  if (state === 'asked') return `${about}: ${words.asked}`;
  if (state === 'failed') return `${about}: ${words.failed}`;
  return found === null ? about : `${about}… ${words.found(found)}`;
}
