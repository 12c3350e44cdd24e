import { gate } from './english/gate.ts';
import { choices } from './english/choices.ts';
import { home } from './english/home.ts';
import { homeAssistant } from './english/home-assistant.ts';
import { questions } from './english/questions.ts';
import { memory } from './english/memory.ts';
import { people } from './english/people.ts';
import { undo } from './english/undo.ts';
import { verbs } from './english/verbs.ts';
import type { Phrases } from './phrases.ts';

const locale = 'en';
const and = new Intl.ListFormat(locale, { type: 'conjunction' });

export const english: Phrases = {
  locale,
  home,
  choices,
  people,
  memory,
  undo,
  questions,
  gate,

  heardNothing: 'I did not hear anything.',
  tooLong: (limit) =>
    `That is too long for me. Please say it in at most ${limit.toLocaleString(locale)} characters.`,
  noModel:
    'I can do that once I have a language model: put an Anthropic API key into the Butler app’s options in Home Assistant, or into the environment variable ANTHROPIC_API_KEY.',
  noHome: 'I am not connected to Home Assistant yet. Please try again in a moment.',
  noMemory: 'I can’t reach my memory just now, so I won’t remember this later.',
  failures: {
    invalid: 'I did not get that right.',
    unauthorized: 'I am not allowed in there.',
    denied: 'That is not allowed.',
    not_found: 'I don’t know that.',
    unavailable: 'That can’t be reached right now.',
    upstream: 'I got an answer that I can’t use.',
    config: 'Something is wrong in my options.',
    interrupted: 'I was interrupted.',
    internal: 'Something went wrong on my side.',
  },
  homeAssistant,
  tookTooLong: 'That took me too long, so I stopped.',
  restarting: 'I was interrupted because I am restarting. Please ask again in a moment.',

  model: {
    wrong_key: 'The language model does not accept my key. Please check the Anthropic API key.',
    no_credit: 'The account of my language model has no credit left. Please top it up at Anthropic.',
    unknown_model:
      'The language model that I am set to use does not exist. Please check its name in my options.',
    rate_limited: 'I have asked the language model too often just now. Please try again in a minute.',
    overloaded: 'The language model is overloaded just now. Please try again in a moment.',
    unreachable: 'I can’t reach the language model. Please check the internet connection.',
    slow: 'The language model is taking too long to answer. Please try again in a moment.',
    cut_off: 'The connection to the language model broke off. Please try again.',
    too_long: 'This conversation has become too long for me. Please start a new one.',
    rejected: 'The language model did not accept my request.',
    broken: 'The language model has a problem of its own just now. Please try again in a moment.',
    budget_used_up: 'That needs the language model, and this month’s budget for it is used up.',
    too_many_calls:
      'The language model was asked too often from here in the last hour, so I leave it alone for a while.',
  },
  budget: {
    nearly:
      'By the way, most of this month’s budget for the language model is used up, so I think with the smaller one until the month ends.',
    used_up:
      'By the way, this month’s budget for the language model is used up now, so I do without it until the month ends.',
  },
  cutOffInMidSentence: 'Sorry, the language model broke off there.',
  outOfTime: 'Sorry, that took me too long, so I stopped there.',
  tooManySteps: 'Sorry, that took too many steps, so I stopped there.',
  answerTooLong: 'That is as much as I can say at once.',
  notDone: 'I did not do that.',
  linkLeftOut: 'a link that I leave out',
  refused: 'I can’t help with that.',
  nothingToSay: 'Sorry, I got no answer from the language model.',

  stopped: 'All right.',
  nothingOpen: 'There is nothing open to answer.',

  nobodyKnown: 'I don’t know of any people: none are set up in Home Assistant.',
  presenceUnknown: 'I can’t see who is home: no person is exposed to Assist in Home Assistant.',
  nobodyHome: 'Nobody is home.',
  atHome: (names) => `${and.format(names)} ${names.length === 1 ? 'is' : 'are'} home.`,
  away: (names) => `${and.format(names)} ${names.length === 1 ? 'is' : 'are'} away.`,
  at: (name, zone) => `${name} is at ${zone}.`,
  whereaboutsUnknown: (names) =>
    `I don’t know where ${and.format(names)} ${names.length === 1 ? 'is' : 'are'}.`,

  abilities:
    'I can switch and dim lights, move blinds, set the heating, play and pause music, run scenes, and tell you how things are at home: who is in, what is on, how warm it is.',
  abilitiesWithModel: 'Just say it in your own words.',
  abilitiesWithoutModel:
    'I understand simple commands now, and free speech once an Anthropic API key is in my options.',

  didNothing: 'I have not done anything just now.',
  verbs,
  otherVerb: ['change', 'changed'],
  did: {
    reached: ({ past }, things) => `I ${past} ${things}.`,
    not_reached: ({ infinitive }, things) => `I tried to ${infinitive} ${things}, but could not confirm it.`,
    refused: ({ infinitive }, things) => `I was not allowed to ${infinitive} ${things}.`,
    failed: ({ infinitive }, things) => `I could not ${infinitive} ${things}.`,
  },
  things: (names, more) =>
    and.format(more === 0 ? names.map(the) : [...names.map(the), `${String(more)} more`]),
};

/** "Kitchen light" → "the Kitchen light"; names that speak for themselves stay. */
function the(name: string): string {
  return /^(?:the|my|our)\s|['’]s\s/i.test(name) ? name : `the ${name}`;
}
