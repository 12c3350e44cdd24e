/** "Do you mean the office light? It is on already": "it" is what the sentence before has named. */
import type { House } from '../../house/house.ts';
import { plainOf } from './plain.ts';
import type { Mention } from './mentions.ts';
import { isOfKind, nounsIn } from './things.ts';

const PRONOUN =
  /^\W*(?:(?:and|but|und|aber) )?(?:it|that|they|das|die|der|es|sie|er)(?:(?=['’](?:s|re)\b)|(?= ))/iu;

/** The name of the one thing that words name; undefined for none or several. */
export function namedIn(words: string, mentions: readonly Mention[], house: House): string | undefined {
  const entities = mentions.filter(({ kind }) => kind === 'entity');
  const meant = entities.length > 0 ? entities : mentions;
  const nouns = nounsIn(words);
  const ids = new Set(meant.flatMap(({ entityIds }) => [...entityIds]));
  const ofKind = [...ids].flatMap((id) => {
    const entity = house.entities.get(id);
    if (entity === undefined) return [];
    return nouns.length === 0 || nouns.some((noun) => isOfKind(entity, noun, false)) ? [entity.name] : [];
  });
  return ofKind.length === 1 ? ofKind[0] : undefined;
}

/** Remembers the sentence before: the same sentence in more words is no new one. */
export function createReferent(nameIn: (words: string) => string | undefined) {
  let before = '';
  let last = '';
  return (sentence: string): string | undefined => {
    if (!sentence.startsWith(last) && !last.startsWith(sentence)) before = last;
    last = sentence;
    if (before === '' || !PRONOUN.test(sentence)) return undefined;
    const name = nameIn(plainOf(before));
    return name === undefined ? undefined : sentence.replace(PRONOUN, name).replace(/['’](?:s|re)\b/u, ' is');
  };
}
