import type { HomeAssistantPhrases } from '../phrases.ts';

export const homeAssistant: HomeAssistantPhrases = {
  notConnected: 'Ich erreiche Home Assistant gerade nicht.',
  lostInFlight:
    'Die Verbindung zu Home Assistant ist mittendrin abgebrochen. Vielleicht ist es passiert, vielleicht nicht.',
  tooSlow: 'Home Assistant hat nicht rechtzeitig geantwortet. Vielleicht ist es passiert, vielleicht nicht.',
  failed: 'Bei Home Assistant ist etwas schiefgegangen.',
  couldNot: 'Das hat Home Assistant nicht geschafft.',
  unreadable: 'Home Assistant hat etwas geantwortet, das ich nicht lesen kann.',
  denied: 'Das erlaubt dir Home Assistant nicht.',
  notFound: 'Dieses Gerät kennt Home Assistant nicht.',
  invalid: 'Das hat Home Assistant nicht angenommen.',
};
