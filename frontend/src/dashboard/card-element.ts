import type { Hass } from '../home-assistant/hass.ts';

/** A card as Home Assistant makes and feeds it. */
export interface CardElement extends HTMLElement {
  setConfig: (config: object) => void;
  hass: Hass | null;
}

const isCard = (element: HTMLElement): element is CardElement => 'setConfig' in element;

/** A card with nothing chosen; null when there is no such card. */
export function makeCard(tag: string, hass: Hass | null): CardElement | null {
  const card = document.createElement(tag);
  if (!isCard(card)) return null;
  card.setConfig(Object.freeze({ type: `custom:${tag}` }));
  card.hass = hass;
  return card;
}
