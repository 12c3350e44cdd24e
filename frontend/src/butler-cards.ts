/** What Home Assistant loads on every dashboard: defines the cards and offers them in the card picker. */
import { ButlerNotice } from './card/notice.ts';
import { HealthCard } from './cards/health-card/health-card.ts';
import { defineElement } from './home-assistant/define-element.ts';
import { offerCard } from './home-assistant/offer-card.ts';
import type { Words } from './language/words.ts';
import { wordsFor } from './language/words-for.ts';

function offerCards({ health }: Words): void {
  offerCard({
    type: 'butler-health-card',
    name: health.name,
    description: health.description,
    preview: true,
    documentationURL: 'https://github.com/butler-home/butler',
    getEntitySuggestion: (hass, entityId) =>
      entityId.startsWith('conversation.') && hass.entities?.[entityId]?.platform === 'butler'
        ? { config: { type: 'custom:butler-health-card' } }
        : null,
  });
}

defineElement('butler-notice', ButlerNotice);
defineElement('butler-health-card', HealthCard);
void wordsFor(document.documentElement.lang).then(offerCards);
