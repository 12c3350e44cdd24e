/** What Home Assistant loads on every dashboard: defines the cards, and offers them and the dashboard of them. */
import { ButlerNotice } from './card/notice.ts';
import { ChatCard } from './cards/chat-card/chat-card.ts';
import { HealthCard } from './cards/health-card/health-card.ts';
import { MemoryCard } from './cards/memory-card/memory-card.ts';
import { QuestionsBadge } from './cards/questions-card/questions-badge.ts';
import { QuestionRow } from './cards/questions-card/question-row.ts';
import { QuestionsCard } from './cards/questions-card/questions-card.ts';
import { DashboardStrategy } from './dashboard/dashboard-strategy.ts';
import { defineElement } from './home-assistant/define-element.ts';
import { offerBadge, offerCard } from './home-assistant/offer-card.ts';
import { offerStrategy } from './home-assistant/offer-strategy.ts';
import type { Words } from './language/words.ts';
import { wordsFor } from './language/words-for.ts';

const DOCUMENTATION = 'https://github.com/butler-home/butler';

function offerAll({ chat, health, memory, questions, dashboard: { name, description } }: Words): void {
  offer('butler-chat-card', chat, (id) => id.startsWith('conversation.'));
  offer('butler-health-card', health, (id) => id.startsWith('conversation.'));
  offer('butler-memory-card', memory, (id) => id.startsWith('conversation.'));
  offer('butler-questions-card', questions, (id) => id.startsWith('sensor.') && id.endsWith('_questions'));
  const { view: _view, ...badge } = questions.badge;
  offerBadge({ type: 'butler-questions-badge', ...badge, preview: true });
  offerStrategy({
    type: 'butler',
    strategyType: 'dashboard',
    name,
    description,
    documentationURL: DOCUMENTATION,
  });
}

/** Home Assistant suggests the card for the butler's own entities that it fits. */
function offer(
  type: string,
  { name, description }: { readonly name: string; readonly description: string },
  fits: (entityId: string) => boolean,
): void {
  offerCard({
    type,
    name,
    description,
    preview: true,
    documentationURL: DOCUMENTATION,
    getEntitySuggestion: (hass, entityId) =>
      fits(entityId) && hass.entities?.[entityId]?.platform === 'butler'
        ? { config: { type: `custom:${type}` } }
        : null,
  });
}

defineElement('butler-notice', ButlerNotice);
defineElement('butler-chat-card', ChatCard);
defineElement('butler-health-card', HealthCard);
defineElement('butler-memory-card', MemoryCard);
defineElement('butler-question', QuestionRow);
defineElement('butler-questions-card', QuestionsCard);
defineElement('butler-questions-badge', QuestionsBadge);
defineElement('ll-strategy-dashboard-butler', DashboardStrategy);
void wordsFor(document.documentElement.lang).then(offerAll);
