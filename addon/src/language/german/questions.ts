import { capitalised } from '../grammar.ts';
import type { QuestionPhrases } from '../question-phrases.ts';

const und = new Intl.ListFormat('de', { type: 'conjunction' });
const wer = (by: string | null) => by ?? 'Jemand';

export const questions: QuestionPhrases = {
  from: (texts) =>
    `Ich habe eben gelesen, was andere geschrieben haben, ${und.format(texts)}, darum frage ich.`,
  youAreAway: 'Du bist nicht zu Hause.',
  askedOthers: (names, question) =>
    `Dazu muss ein Erwachsener Ja sagen. Gefragt ist jetzt ${und.format(names)}: „${question}“`,
  onPhone: (question) => `${question} Ich höre nicht, wer spricht, antworte darauf bitte auf deinem Handy.`,
  onPhoneOrPin: (question) => `${question} Antworte bitte auf deinem Handy, oder sag deine PIN.`,
  oneAtATime: (question) => `Eins nach dem anderen, bitte: Das habe ich ausgelassen: „${question}“`,
  cannotKeep:
    'Dazu müsste ich erst fragen, und ich kann mir gerade keine Frage merken. Versuch es bitte gleich noch einmal.',
  cannotDecide:
    'Ich komme gerade nicht an mein Gedächtnis, darum habe ich nichts getan. Antworte bitte gleich noch einmal.',
  nobodyMayAnswer: 'Dazu muss ein Erwachsener Ja sagen, und es gibt niemanden, der das kann.',

  doYouMean: (question) => `Meinst du das: ${question}`,
  whichOne: (question) => `Ich muss wissen, was genau du meinst. ${question}`,
  severalOpen: (texts) =>
    `Es sind mehrere Fragen offen: ${texts.join(' ')} Sag bitte noch einmal, was du meinst.`,
  notYours: 'Diese Frage kannst du nicht beantworten.',
  needsAdult: 'Darauf muss ein Erwachsener antworten, auf dem Handy oder am Dashboard.',
  notByVoice: 'Ich höre nicht, wer spricht, antworte darauf bitte auf deinem Handy.',
  needsUnlock: 'Entsperre dafür bitte dein Handy und antworte noch einmal.',

  pinWrong: 'Diese PIN stimmt nicht.',
  pinLocked:
    'Das waren zu viele falsche PINs. Antworte bitte auf deinem Handy, oder versuch es in 15 Minuten wieder.',
  pinOnly: 'Sag bitte nichts als deine PIN, oder antworte auf deinem Handy.',
  pinWithoutQuestion: 'Es ist keine Frage offen, zu der eine PIN gehört.',
  pinOnCard:
    'Antworte bitte mit den Knöpfen; eine PIN ist nur für die Stimme. Ich habe sie nirgends behalten.',
  pinNotHere:
    'Hier nehme ich keine PIN und habe sie nirgends behalten. Antworte bitte auf deinem Handy oder am Dashboard.',

  declined: 'In Ordnung, ich lasse es.',
  expired: (question) =>
    `Das ist zu lange her, ich habe es gelassen: „${question}“ Frag mich bitte noch einmal.`,
  withdrawn: 'Diese Frage ist nicht mehr offen. Frag mich bitte noch einmal.',
  saidNoAlready: (by) => `${wer(by)} hat schon Nein gesagt.`,
  saidYesAlready: (by, outcome) => `${wer(by)} hat schon Ja gesagt. ${outcome}`,
  beingDone: 'Das Ja ist schon da, ich bin gerade dabei.',
  endUnknown: (question) =>
    `Nach dem Ja zu „${question}“ wurde ich unterbrochen und weiß nicht, ob es geschehen ist. Sieh bitte nach.`,
  changedSince:
    'Das hat sich geändert, seit ich gefragt habe, darum lasse ich es. Frag mich bitte noch einmal.',
  noSuchQuestion: 'Diese Frage kenne ich nicht.',

  step: (infinitive, things) => capitalised(`${things} ${infinitive}`),
  allOptions: (count) => (count === 2 ? 'beide' : 'alle'),
  yesBy: (by) => `Ja (${by})`,
};
