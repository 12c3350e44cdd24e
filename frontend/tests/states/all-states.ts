import type { CardState } from './card-state.ts';
import { badgeStates } from './badge-states.ts';
import { chatStates } from './chat-states.ts';
import { healthStates } from './health-states.ts';
import { memoryStates } from './memory-states.ts';
import { panelStates } from './panel-states.ts';
import { questionsStates } from './questions-states.ts';

/** Every card in every state, for the checks that hold for all cards and for the contact sheets. A line a card. */
export const STATES: Readonly<Record<string, readonly CardState[]>> = {
  'chat-card': chatStates,
  'questions-card': questionsStates,
  'health-card': healthStates,
  'memory-card': memoryStates,
  'questions-badge': badgeStates,
  panel: panelStates,
};
