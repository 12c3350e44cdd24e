import type { HomeAssistantPhrases } from '../phrases.ts';

export const homeAssistant: HomeAssistantPhrases = {
  notConnected: "I can't reach Home Assistant right now.",
  lostInFlight:
    'The connection to Home Assistant broke in the middle of this. It may or may not have happened.',
  tooSlow: 'Home Assistant did not answer in time. It may or may not have happened.',
  failed: 'Home Assistant failed.',
  couldNot: 'Home Assistant could not do that.',
  unreadable: "Home Assistant gave an answer that I can't read.",
  denied: 'Home Assistant does not allow that for you.',
  notFound: 'Home Assistant does not know that device.',
  invalid: 'Home Assistant did not accept that.',
};
