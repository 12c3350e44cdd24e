/** In a language whose words are not known here, only a name that stands in the sentence says anything. */
import type { TurnContext } from '../agent/turn-context.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { foldWords, saidIn } from './fold-words.ts';
import { type Known, type NameIndex, phraseOf } from './name-index.ts';
import { coversSame, domainsLike } from './reach.ts';

/** What each answer would act on; fewer than two: nothing to ask. */
export function exactlyNamed(
  chosen: readonly string[],
  call: PreparedCall,
  { text, house, areaId }: TurnContext,
  index: NameIndex,
): readonly (readonly string[])[] {
  const said = phraseOf(foldWords(text).map((word) => word.text));
  const lengthOf = ({ labels }: Known) =>
    Math.max(0, ...labels.map(({ verbatim }) => (said.includes(verbatim) ? verbatim.length : 0)));
  const isPlaceSaid = index.places.some(({ label }) => said.includes(label.verbatim));
  const mine = chosen.flatMap((id) => index.known.get(id) ?? []).map(lengthOf);
  if (isPlaceSaid || chosen.some((id) => areaId !== null && house.entities.get(id)?.areaId === areaId))
    return [];
  const domains = new Set(domainsLike(call));
  const named = [...index.known.values()].filter(
    (known) => domains.has(known.entity.domain) && lengthOf(known) > Math.max(...mine, 0),
  );
  if (mine.some((length) => length > 0) || named.length === 0) return [];
  const ids = named.map(({ entity }) => entity.entityId);
  return coversSame(chosen, ids, house) ? [] : [chosen, ...ids.map((id) => [id])];
}

/** Nothing but the name of a scene or script was said. */
export function startedBy(text: string, { byDomain }: NameIndex): readonly string[] {
  const said = saidIn(foldWords(text));
  return [...(byDomain.get('scene') ?? []), ...(byDomain.get('script') ?? [])].flatMap(({ entity, labels }) =>
    labels.some(({ verbatim }) => verbatim === said) ? [entity.entityId] : [],
  );
}
