/** Words that are said of one kind of thing only. */
import type { PreparedCall } from '../../tools/tool.ts';
import { domainOf } from '../reach.ts';

const ROWS: readonly (readonly [domains: RegExp, words: RegExp])[] = [
  [
    /^(?:light|scene|script|switch|input_boolean|group|cover)$/u,
    / (?:brighter|heller|dimmer|dimm\w*|gedimmt)(?= )/u,
  ],
  [/^(?:media_player|script|remote|switch)$/u, / (?:louder|quieter|lauter|leiser|volume|lautstarke)(?= )/u],
];

/** "A step brighter", and it is made warmer. */
export function isOnlyKindOf({ entityIds, tool }: PreparedCall, said: string): boolean {
  const domains = entityIds.map(domainOf);
  if (/ (?:and|und|then|dann|also|auch) /u.test(said) || tool === 'set_alarm') return false;
  return ROWS.some(
    ([own, words]) => words.test(said) && domains.length > 0 && !domains.some((domain) => own.test(domain)),
  );
}
