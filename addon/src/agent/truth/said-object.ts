/** What a deed was done with, where that is nothing of the home's things: a timer, a message. */
const OBJECTS: readonly (readonly [words: RegExp, actions: RegExp])[] = [
  [/\b(?:timers?|countdown)\b/u, /timer|schedul|remind|alarm(?!_)/u],
  [/\b(?:reminders?|erinnerung(?:en)?)\b/u, /remind|schedul|todo|calendar|timer|alarm(?!_)|remember/u],
  [/\b(?:text message|message|email|sms|nachricht)\b/u, /send|notify|message|mail|announce|tts|say|call/u],
];

/** A timer is set by no call that switches a lamp. */
export function fitsObject(clause: string, action: string): boolean {
  return OBJECTS.every(([words, actions]) => !words.test(clause) || actions.test(action));
}

/** A timer or a message, which is nothing of the home's things. */
export function namesObject(clause: string): boolean {
  return OBJECTS.some(([words]) => words.test(clause));
}
