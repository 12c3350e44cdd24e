/** Something of another kind was named than what was chosen: what was said of it, as a call of its own tool. */
import type { TurnContext } from '../agent/turn-context.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { PreparedCall } from '../tools/tool.ts';
import { speaksFor } from './account/speaking.ts';
import type { Ambiguity, Option } from './meaning.ts';
import { labelOf } from './options.ts';
import { domainOf } from './reach.ts';

const SWITCHED = new Set('light switch fan input_boolean media_player climate humidifier'.split(' '));

/** `named`: each one an answer. `said`: the signals of the order. Null: it cannot be put as a call. */
export function askInstead(
  named: readonly string[],
  said: ReadonlySet<string>,
  call: PreparedCall,
  input: unknown,
  turn: TurnContext,
): Ambiguity | null {
  const phrases = phrasesFor(turn.language);
  const instead = named.flatMap((id): Option[] => {
    const target = targetOf(id, said);
    return target === undefined ? [] : [{ label: labelOf([id], turn, phrases), entityIds: [id], ...target }];
  });
  const sent: Option = {
    label: labelOf(call.entityIds, turn, phrases),
    entityIds: call.entityIds,
    input: typeof input === 'object' && input !== null ? { ...input } : {},
  };
  const options = [...instead, sent];
  if (instead.length === 0 || new Set(options.map(({ label }) => label)).size < options.length) return null;
  const question = phrases.choices.which(
    options.map(({ label }) => label),
    false,
  );
  return { question, options, isBothPossible: false };
}

function targetOf(id: string, said: ReadonlySet<string>): Pick<Option, 'tool' | 'input'> | undefined {
  const domain = domainOf(id);
  if (domain === 'scene') return { tool: 'activate_scene', input: { entity_id: id } };
  if (domain === 'script') return { tool: 'run_script', input: { entity_id: id } };
  const one = (first: string, second: string) =>
    [first, second].filter((name) => speaksFor(name, said)).length === 1
      ? [first, second].find((name) => speaksFor(name, said))
      : undefined;
  const [tool, key, value] =
    domain === 'cover'
      ? ['set_cover', 'action', one('open', 'close')]
      : domain === 'lock'
        ? ['set_lock', 'action', one('lock', 'unlock')]
        : ['turn_on_off', 'state', SWITCHED.has(domain) ? one('on', 'off') : undefined];
  return value === undefined ? undefined : { tool, input: { entity_ids: [id], [key]: value } };
}
