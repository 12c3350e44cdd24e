/** An entry of Home Assistant's list of community dashboards. */
export interface StrategyOffer {
  /** Of the element, without `ll-strategy-dashboard-`. */
  readonly type: string;
  readonly strategyType: 'dashboard';
  readonly name: string;
  readonly description: string;
  readonly documentationURL: string;
}

declare global {
  interface Window {
    customStrategies?: { readonly type: string }[];
  }
}

/** Puts the dashboard into the list, once. */
export function offerStrategy(offer: StrategyOffer): void {
  const offered = (window.customStrategies ??= []);
  if (!offered.some(({ type }) => type === offer.type)) offered.push(offer);
}
