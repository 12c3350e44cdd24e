/** "Mir ist kalt", and the heating goes down: what somebody feels says which way it should go. */
import type { PreparedCall } from '../../tools/tool.ts';
import type { FoldedWord } from '../fold-words.ts';
import type { Known } from '../name-index.ts';
import { nowOf, tooMuchOf } from './contrary-value.ts';
import type { DoneWay } from './done-way.ts';
import type { House } from '../../house/house.ts';

const FELT =
  ' (?:im|i am|i feel|its|it is|it feels|we are|were|feels|mir ist|mir ists|uns ist|ist mir|ist uns|es ist|ists|ist es|hier ist|ich friere|ich schwitze)(?: (?:so|very|really|pretty|quite|still|getting|a bit|a little|bit|rather|sehr|ganz schon|ganz|ziemlich|echt|richtig|etwas|bisschen|ein bisschen|immer noch|wieder|hier|hier drin|heute|doch|mir|uns|mal))*';
const COLD = new RegExp(
  `${FELT} (?:cold|freezing|chilly|kalt|eiskalt|kuhl|frisch)(?= )| ich friere(?= )| frier\\w*(?= )`,
  'u',
);
const HOT = new RegExp(
  `${FELT} (?:hot|boiling|sweltering|roasting|heiss|stickig)(?= )| ich schwitze(?= )`,
  'u',
);
/** "Is it cold outside?" */
const ASKED =
  /^ (?:is|ist|how|wie|was|what) | (?:outside|draussen|enough|genug|drink|water|wasser|wenn|when|if|falls|nicht|not) /u;

/** It is made colder where somebody is cold, or warmer where it is hot; what cools is understood. */
export function isAgainstFeeling(
  { tool, entityIds }: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  done: DoneWay | undefined,
  chosen: readonly Known[],
  words: readonly FoldedWord[],
  house: House,
): boolean {
  const isHeating = chosen.every(
    ({ entity, labels }) =>
      entity.domain === 'climate' && !labels.some(({ kindIds }) => kindIds.has('aircon')),
  );
  if (!isHeating || chosen.length === 0) return false;
  const said = ` ${words.flatMap(({ text, isMark }) => (isMark ? [] : [text])).join(' ')} `;
  const felt = tooMuchOf(words);
  const isKnown = felt?.key === 'temperature';
  const isCold = isKnown ? !felt.isDown : COLD.test(said) && !ASKED.test(said);
  const isHot = isKnown ? felt.isDown : HOT.test(said) && !ASKED.test(said);
  if (isCold === isHot) return false;
  const way = wayOf(given, entityIds, house);
  if (isCold)
    return (
      way < 0 ||
      (tool === 'turn_on_off' && done?.name === 'off') ||
      given['mode'] === 'off' ||
      given['mode'] === 'cool'
    );
  return way > 0 || given['mode'] === 'heat';
}

/** Above 0: warmer than now. */
function wayOf(given: Readonly<Record<string, unknown>>, ids: readonly string[], house: House): number {
  const { temperature_step: step, temperature } = given;
  if (typeof step === 'number') return step;
  const known = ids.flatMap((id) => nowOf('temperature', house.state(id)) ?? []);
  if (typeof temperature !== 'number' || known.length === 0) return 0;
  return known.every((now) => temperature < now) ? -1 : known.every((now) => temperature > now) ? 1 : 0;
}
