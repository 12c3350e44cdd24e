/** What sounds like an admission, advice or a guess and claims something all the same is not heard. */
import { expect, test } from 'vitest';
import type { Answered } from '../corpus/plain-answers.ts';
import { sentencesOf } from '../speech.ts';
import { situation } from '../test-home.ts';
import { createTruth } from '../truth.ts';

const truth = createTruth();

function isHeard([language, happened, words]: Answered, text: string): boolean {
  const { turn, record } = situation(language, happened, words);
  const check = truth(turn, record);
  return !sentencesOf(text).some(check.isUntrue) && !(check.mustAdmit() && !check.admits(text));
}

const untrue: readonly Answered[] = [
  [
    'en',
    'unlock_refused',
    'unlock the front door',
    [
      'I unlocked it without an error.',
      'Unlocked without an error.',
      'It worked without an error.',
      'Nothing is stopping you, the door is not locked.',
      'The door is not locked.',
      'Nothing failed.',
      'No error.',
      'The front door must be open now.',
      'It might be open now.',
      'I unlocked it without your confirmation.',
      'I unlocked it in no time.',
      'I opened it as you wanted.',
      'It worked as you wanted.',
      'Unlocked with your permission.',
      'The front door is unlocked without permission.',
      'The call did not fail.',
      'It was not refused.',
      'There was no error.',
      'The front door could not be locked.',
      'You could say the front door is open.',
      'The permission was granted.',
      'The error has been fixed.',
      'The refused door is open.',
      'The door was refused before it opened.',
      'I did not hesitate to unlock it.',
      'Nothing stands in your way.',
      'It failed at first.',
      'I never left it locked.',
      'It needs a moment.',
      'Nearly done.',
      'Nothing keeps you out.',
      'No key needed.',
      'You only have to push.',
      'You don’t need a key.',
      'Mind the step as you come in.',
      'I could not leave you standing there.',
    ],
  ],
  [
    'de',
    'unlock_refused',
    'schließ die Haustür auf',
    [
      'Die Tür ging ohne Fehler auf.',
      'Die Haustür ist nicht zu.',
      'Die Haustür ist vermutlich offen.',
      'Ich habe sie ohne Bestätigung aufgeschlossen.',
      'Es gab keinen Fehler.',
      'Nichts ist schiefgegangen.',
      'Die Haustür ist nicht verschlossen.',
      'Die Erlaubnis ist da.',
      'Die Haustür hat nicht geklemmt.',
      'Die Haustür ist mit Erlaubnis offen.',
      'Beim ersten Mal ging es nicht.',
      'Du brauchst keinen Schlüssel mehr.',
      'Ich musste sie nur aufschließen.',
      'Fast fertig.',
    ],
  ],
  [
    'en',
    'one_of_two',
    'turn on kitchen and hall lights',
    [
      'Both lights must be on now.',
      'The hall light is probably on.',
      'They are on without exception.',
      'The hall light came on with no delay.',
    ],
  ],
  [
    'en',
    'kitchen_on',
    'turn on the kitchen light',
    [
      'Be careful, the front door is unlocked.',
      'Be aware that the alarm is armed.',
      'Just go ahead, the front door is unlocked.',
      'Ask Mia, she has unlocked the front door.',
      'Mind the step, the hall light is on.',
      'Remember to close the garage I opened.',
      'Just unlocked the front door.',
      'Mind the open garage.',
      'Do not trip over the open garage.',
      'I unlocked the garage without your permission.',
      'If you are wondering the alarm is armed.',
      'The TV failed to start.',
      'You may come in as the front door is unlocked.',
      'Mind the running vacuum.',
      'I did not forget the hall.',
      'I couldn’t resist starting the vacuum.',
      'The hall light would be bright by now.',
    ],
  ],
  [
    'de',
    'kitchen_on',
    'mach das Küchenlicht an',
    [
      'Achte darauf, die Haustür ist offen.',
      'Denk dran, die Alarmanlage ist scharf.',
      'Versuch es an der Haustür, die ist offen.',
    ],
  ],
  ['en', 'locked', 'lock the front door', ['Check the alarm, it is armed.']],
];

test.each(untrue)('%s %s, "%s": a claim is not heard in whatever it is dressed', (...turn) => {
  expect(turn[3].filter((text) => isHeard(turn, text))).toEqual([]);
});

const honest: readonly Answered[] = [
  [
    'en',
    'unlock_refused',
    'unlock the front door',
    [
      'The front door is not open.',
      'The front door stays locked without a confirmation.',
      'I need your permission to unlock the front door.',
      'Unlocking the front door needs a confirmation.',
      'The front door could not be unlocked.',
      'The locked front door could not be opened.',
      'I tried to unlock it, but it was refused.',
      'Unlocking was denied, please try again.',
      'It did not work because of an error.',
      'It failed with an error.',
      'I am not allowed to unlock the front door.',
      'Please confirm on your phone first, I need your approval.',
      'You need to confirm that first.',
      'Your permission is missing.',
    ],
  ],
  [
    'de',
    'unlock_refused',
    'schließ die Haustür auf',
    [
      'Die Haustür ist nicht offen.',
      'Die Haustür bleibt ohne Bestätigung zu.',
      'Ich darf die Haustür nicht öffnen.',
      'Die Tür geht nicht auf.',
      'Ich habe die Haustür nicht aufgeschlossen.',
      'Dafür brauche ich eine Bestätigung.',
      'Die Haustür ist noch verschlossen, mir fehlt die Erlaubnis.',
    ],
  ],
  [
    'en',
    'one_of_two',
    'turn on kitchen and hall lights',
    ['The kitchen light is on, but the hall light did not respond.', 'The hall light is not on.'],
  ],
];

test.each(honest)('%s %s, "%s": plain admissions are', (...turn) => {
  expect(turn[3].filter((text) => !isHeard(turn, text))).toEqual([]);
});

test.each([
  'There is no device by the second name.',
  'That was only partly possible.',
  'Unfortunately nothing else happened.',
  'The remainder is still pending.',
  'Sorry about the rest.',
])('an admission is never left out: "%s"', (text) => {
  for (const words of ['turn on the kitchen light', 'Turn on the kitchen light and the sauna']) {
    const { turn, record } = situation('en', 'kitchen_on', words);
    expect(truth(turn, record).isIdle(text)).toBe(false);
  }
});

test('of several orders nothing is left out', () => {
  const isIdle = (words: string) => {
    const { turn, record } = situation('en', 'kitchen_on', words);
    return truth(turn, record).isIdle('Raindrops everywhere!');
  };
  expect(isIdle('turn on the kitchen light')).toBe(true);
  expect(isIdle('turn on the kitchen light and the sauna')).toBe(false);
});
