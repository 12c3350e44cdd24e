import { capitalised } from '../grammar.ts';
import type { QuestionPhrases } from '../question-phrases.ts';

const and = new Intl.ListFormat('en', { type: 'conjunction' });
const who = (by: string | null) => by ?? 'Somebody';

export const questions: QuestionPhrases = {
  from: (texts) => `Others wrote what I have just read, ${and.format(texts)}, so I ask first.`,
  youAreAway: 'You are not at home.',
  askedOthers: (names, question) =>
    `That needs an adult’s yes. I have asked ${and.format(names)}: “${question}”`,
  onPhone: (question) => `${question} I can’t tell who is speaking, so please answer that on your phone.`,
  onPhoneOrPin: (question) => `${question} Please answer on your phone, or say your PIN.`,
  oneAtATime: (question) => `One thing at a time, please: I have left out “${question}”`,
  cannotKeep:
    'For that I would have to ask first, and I can’t keep a question just now. Please try again in a moment.',
  cannotDecide: 'I can’t reach my memory just now, so I did nothing. Please answer again in a moment.',
  nobodyMayAnswer: 'That needs an adult’s yes, and there is nobody who could give it.',

  doYouMean: (question) => `Do you mean this: ${question}`,
  whichOne: (question) => `I need to know which one. ${question}`,
  severalOpen: (texts) =>
    `More than one question is open: ${texts.join(' ')} Please tell me again which you mean.`,
  notYours: 'That question is not yours to answer.',
  needsAdult: 'An adult has to answer that, on a phone or a dashboard.',
  notByVoice: 'I can’t tell who is speaking, so please answer that on your phone.',
  needsUnlock: 'Please unlock your phone for that, and answer again.',

  pinWrong: 'That PIN is not right.',
  pinLocked: 'There were too many wrong PINs. Please answer on your phone, or try again in 15 minutes.',
  pinOnly: 'Please say nothing but your PIN, or answer on your phone.',
  pinWithoutQuestion: 'I have no question open that takes a PIN.',
  pinOnCard: 'Please answer with the buttons; a PIN is only for the voice. I have kept it nowhere.',
  pinNotHere: 'I take no PIN here, and have kept it nowhere. Please answer on your phone or on a dashboard.',

  declined: 'All right, I’ll leave it.',
  expired: (question) => `That was too long ago, so I have left it: “${question}” Please ask me again.`,
  withdrawn: 'That question is no longer open. Please ask me again.',
  saidNoAlready: (by) => `${who(by)} has already said no.`,
  saidYesAlready: (by, outcome) => `${who(by)} has already said yes. ${outcome}`,
  beingDone: 'The yes has come already, and it is being done now.',
  endUnknown: (question) =>
    `I was interrupted after the yes to “${question}”, so I don’t know whether it happened. Please check.`,
  changedSince: 'That has changed since I asked, so I have left it. Please ask me again.',
  noSuchQuestion: 'I know of no such question.',

  step: (infinitive, things) => capitalised(`${infinitive} ${things}`),
  allOptions: (count) => (count === 2 ? 'both' : 'all of them'),
  yesBy: (by) => `Yes (${by})`,
};
