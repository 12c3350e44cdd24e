import type { Hass } from './hass.ts';

/** An entry of Home Assistant's card picker. */
export interface CardOffer {
  /** Of the element, without `custom:`. */
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
  readonly documentationURL: string;
  readonly getEntitySuggestion: (hass: Hass, entityId: string) => { config: { type: string } } | null;
}

declare global {
  interface Window {
    customCards?: { readonly type: string }[];
    customBadges?: { readonly type: string }[];
  }
}

/** An entry of Home Assistant's badge picker. */
export type BadgeOffer = Pick<CardOffer, 'type' | 'name' | 'description' | 'preview'>;

/** Puts the badge into the picker, once. */
export function offerBadge(badge: BadgeOffer): void {
  const offered = (window.customBadges ??= []);
  if (!offered.some(({ type }) => type === badge.type)) offered.push(badge);
}

/** Puts the card into the picker, once. */
export function offerCard(offer: CardOffer): void {
  const offered = (window.customCards ??= []);
  if (!offered.some(({ type }) => type === offer.type)) offered.push(offer);
}
