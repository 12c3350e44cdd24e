/** "How warm is the bedroom?" "22 degrees.": a number alone is of what was asked for. */
import { inDigits } from './amounts.ts';
import type { FindMentions } from './check-state.ts';
import { hasValue } from './live-state.ts';
import { plainOf } from './plain.ts';
import { doneIn, wasRead, type Facts } from './record.ts';

const ASKED =
  /\b(?:how (?:warm|hot|cold|humid|bright|loud|far open)|what(?:'s| is) the (?:temperature|humidity|volume|brightness)|what temperature|wie (?:warm|kalt|heiss|feucht|hell|laut)|welche temperatur|wie viel grad|wieviel grad|wie hoch ist die (?:temperatur|luftfeuchtigkeit|lautstarke))\b/u;
const FUTURE =
  /\b(?:tomorrow|tonight|later|will|should|yesterday|was|morgen|heute abend|spater|wird|soll\S*|gestern|war)\b/u;
const OUTSIDE = /\b(?:outside|outdoors?|out there|draussen|aussen)\b/u;
const ALONE =
  /^(?:(?:about|around|roughly|exactly|just|only|currently|it's|it is|right now|gut|etwa|ungefahr|genau|rund|knapp|aktuell|es sind|es ist|es hat|gerade) )*(?<value>-?\d+(?:\.\d+)?)(?: ?(?:%|percent|prozent|degrees?|grad|°))?(?: (?:c|celsius|at the moment|right now|outside|inside|in there|draussen|drinnen|dort|aktuell))*$/u;

export function saysOtherValue(sentence: string, facts: Facts, mentionsIn: FindMentions): boolean {
  const asked = plainOf(facts.text);
  if (!wasRead(facts) || doneIn(facts).length > 0 || !ASKED.test(asked) || FUTURE.test(asked)) return false;
  const said = ALONE.exec(inDigits(plainOf(sentence)))?.groups?.['value'];
  if (said === undefined) return false;
  const { house } = facts;
  const named = mentionsIn(asked).flatMap(({ entityIds }) => [...entityIds]);
  const ids = OUTSIDE.test(asked) ? [...house.entities.keys()].filter(isOutside(facts)) : named;
  const fits = ids.flatMap((id) => hasValue(Number(said), id, house) ?? []);
  return fits.length > 0 && !fits.includes(true);
}

const isOutside =
  ({ house }: Facts) =>
  (id: string): boolean =>
    id.startsWith('weather.') ||
    (id.startsWith('sensor.') &&
      /outdoor|outside|aussen|draussen/u.test(plainOf(house.entities.get(id)?.name ?? '')));
