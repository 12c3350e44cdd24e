/** "It is 22 degrees in here": what was measured, not what was asked for. */
import type { House } from '../../house/house.ts';
import { numberOf } from '../../house/state-words.ts';
import type { StateClaim } from './claim.ts';

const DEGREES = String.raw`-?\d+(?:\.\d+)? ?(?:degrees?|grad|°)`;
const SAID = new RegExp(
  String.raw`\b(?:it's|it is|es ist|es sind|es hat|ist es|sind es|hat es)(?: (?:already|now|currently|still|a|an|about|around|cosy|cozy|nice|warm|comfortable|schon|bereits|jetzt|nun|derzeit|aktuell|gerade|noch|angenehme|warme|etwa|ungefahr|drinnen|hier|im \S+|in der \S+))* ${DEGREES}|^(?:(?:and|now|so|und|jetzt) )*(?:the |your |das |dein )?(?:\S+ )?\S*(?:room|house|home|place|zimmer|haus|wohnung|bath|bad|kitchen|kuche|office|buro)(?:'s| is| ist)(?: (?!to\b)\S+){0,4} ${DEGREES}|${DEGREES} (?:(?:c|celsius) )?(?:warm|in here|inside|in there|hier drin)\b|\b(?:reached|warmed up to|heated up to|cooled down to|erwarmt|aufgeheizt auf)\b.*${DEGREES}|${DEGREES}.* (?:erreicht|reached)\b`,
  'u',
);
const AS_SET =
  /\b(?:set|target|setpoint|ziel\S*|soll\S*|eingestellt|gestellt|until|bis|when|wenn|sobald|once|outside|draussen)\b/u;

/** Nothing measures that: a target is no temperature. Nothing is known of a home that measures nothing. */
export function isOtherMeasured({ value, clause }: StateClaim, house: House): boolean {
  if (value === null || !SAID.test(clause) || AS_SET.test(clause)) return false;
  const measured = [...house.entities.keys()].flatMap((id) => measuredBy(id, house));
  const isClimate = [...house.entities.keys()].some((id) => id.startsWith('climate.'));
  return isClimate && measured.length > 0 && !measured.some((each) => Math.abs(each - value) < 1);
}

function measuredBy(id: string, house: House): readonly number[] {
  const state = house.state(id);
  if (state === undefined || !/^(?:climate|sensor|weather|water_heater)\./u.test(id)) return [];
  const { attributes } = state;
  const names = id.startsWith('weather.') ? ['temperature', 'apparent_temperature'] : ['current_temperature'];
  const numbers = names.map((name) => numberOf(attributes[name]));
  const own = id.startsWith('sensor.') ? numberOf(Number(state.state)) : undefined;
  return [...numbers, own].flatMap((number) =>
    number === undefined || Number.isNaN(number) ? [] : [number],
  );
}
