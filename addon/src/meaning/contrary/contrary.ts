/** A call that does the contrary of what was plainly said: "lock" where it unlocks, 70 where 40 was said. */
import type { TurnContext } from '../../agent/turn-context.ts';
import type { PastExchange } from '../../store/store.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { isKnownLanguage } from '../languages.ts';
import type { NameIndex } from '../name-index.ts';
import { type Sentence, tells } from '../sentence.ts';
import type { Where } from '../support.ts';
import { contraryMode } from './contrary-mode.ts';
import { contraryShare } from './contrary-share.ts';
import { contraryNumber, contraryStep, type OtherValue, tooMuchOf } from './contrary-value.ts';
import { isDenied, isForbidden } from './denied.ts';
import { isAgainstFeeling } from './feelings.ts';
import { type DoneWay, doneWay } from './done-way.ts';
import { isOnlyAsked } from './only-asked.ts';
import { isPutOff } from './put-off.ts';
import { contrarySaid } from './said-way.ts';
import { isToldOnly } from './told-only.ts';
import { isUnfitting } from './unfitting.ts';
import { isUnspoken } from './unspoken.ts';

/** What was said instead, as a call. */
export interface AsSaid {
  /** `off`, `unlock`; of a value its argument. */
  readonly what: string;
  readonly value: number | string | null;
  /** Absent: the tool of the call. */
  readonly tool?: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Contrary {
  /** What would be done as it was sent. */
  readonly sent: AsSaid;
  /** Empty: what was said cannot be put as a call. */
  readonly said: readonly AsSaid[];
}

/** Longer than any order; what is in there was said of something else. */
const MOST_WORDS = 40;

/** Null: nothing in the words is against it. */
export function contraryOf(
  call: PreparedCall,
  given: unknown,
  { house, language, areaId, text }: TurnContext,
  sentence: Sentence,
  index: NameIndex,
  recent: readonly PastExchange[],
): Contrary | null {
  const { words } = sentence;
  if (!isKnownLanguage(language) || !isRecord(given) || words.length > MOST_WORDS) return null;
  const chosen = call.entityIds.flatMap((id) => index.known.get(id) ?? []);
  if (call.tier === 'read' || chosen.length === 0) return null;
  if (isOnlyAsked(text, words) && !isFinding(call)) return asSent(call, given, '');
  const done = doneWay(call, given, house);
  if (
    isPutOff(call, given, words, index) ||
    (isToldOnly(words) && !isFinding(call) && call.tool !== 'control_timer')
  )
    return asSent(call, given, doneWay(call, given, house)?.name ?? '');
  const where: Where = { areaId, recent: new Set(), elsewhere: new Set() };
  if (done !== undefined && (isSenseless(done, call, words) || isDenied(done, chosen, sentence, where)))
    return asSent(call, given, done.name);
  if (recent.length === 0 && isUnfitting(call, given, done, sentence))
    return asSent(call, given, done?.name ?? '');
  if (isForbidden(chosen, sentence, where, done)) return asSent(call, given, done?.name ?? '');
  const ways = done === undefined ? [] : contrarySaid(done, chosen, sentence, where, index);
  if (done !== undefined && ways.length > 0) {
    const mode = contraryMode(call, { ...given, action: 'arm_any' }, words, index);
    return {
      sent: { what: doneName(call, given, done.name), value: null, input: given },
      said: ways.flatMap(({ name }) => inOtherWay(name, call, given, mode) ?? []),
    };
  }
  if (done !== undefined && !isGoingOn(sentence, recent) && isUnspoken(done, chosen, sentence, where))
    return asSent(call, given, done.name);
  const value =
    contraryNumber(call, given, { chosen, words, house, vocabulary: index.vocabulary }) ??
    contraryStep(call, given, { chosen, words, house }) ??
    contraryMode(call, given, words, index) ??
    contraryShare(call, given, words, house);
  if (value !== null) return withOtherValue(value, given, call);
  return isAgainstFeeling(call, given, done, chosen, words, house)
    ? asSent(call, given, done?.name ?? '')
    : null;
}

/** A question of yes or no: what would be done was not said at all, or forbidden. */
function asSent(call: PreparedCall, given: Readonly<Record<string, unknown>>, name: string): Contrary {
  return { sent: { what: doneName(call, given, name), value: null, input: given }, said: [] };
}

/** "It is too dark in here", and the lights go off. */
function isSenseless({ name }: DoneWay, call: PreparedCall, words: Sentence['words']): boolean {
  if (call.tool !== 'turn_on_off' || call.entityIds.some((id) => !id.startsWith('light.'))) return false;
  const isDenied = words.some(({ text }) => text === 'not' || text === 'nicht');
  const complaint = isDenied ? undefined : tooMuchOf(words);
  return complaint?.key === 'brightness' && name === (complaint.isDown ? 'on' : 'off');
}

/** "And the kitchen too": what is to be done was said before. */
function isGoingOn({ parts }: Sentence, recent: readonly PastExchange[]): boolean {
  return recent.length > 0 && !parts.some(tells);
}

/** "Where is the robot?": it is made to answer. */
function isFinding({ actions }: PreparedCall): boolean {
  return actions.every(({ action }) => action.endsWith('.locate'));
}

function doneName(
  { tool }: PreparedCall,
  { state }: Readonly<Record<string, unknown>>,
  name: string,
): string {
  return tool === 'turn_on_off' && typeof state === 'string' ? state : name;
}

const ACTING = new Set([
  'set_cover',
  'set_valve',
  'set_lock',
  'control_media_player',
  'control_vacuum',
  'control_timer',
]);

function inOtherWay(
  name: string,
  { tool, entityIds }: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  mode: OtherValue | null,
): AsSaid | undefined {
  const targets = { entity_ids: [...entityIds] };
  if (tool === 'turn_on_off') {
    const state = name === 'on' || name === 'start' ? 'on' : 'off';
    return { what: state, value: null, input: { ...targets, state } };
  }
  if (tool === 'set_alarm') {
    const action = name === 'disarm' ? 'disarm' : mode?.said?.value;
    return action === undefined
      ? undefined
      : { what: String(action), value: null, input: { ...targets, action } };
  }
  if (ACTING.has(tool)) {
    const seconds =
      name === 'start' && typeof given['seconds'] === 'number' ? { seconds: given['seconds'] } : {};
    return { what: name, value: null, input: { ...targets, action: name, ...seconds } };
  }
  if (name !== 'on' && name !== 'off') return undefined;
  if (tool === 'set_humidifier') return { what: name, value: null, input: { ...targets, state: name } };
  return { what: name, value: null, tool: 'turn_on_off', input: { ...targets, state: name } };
}

function withOtherValue(
  { key, sent, said }: OtherValue,
  given: Readonly<Record<string, unknown>>,
  { entityIds }: PreparedCall,
): Contrary {
  const { area: _area, domain: _domain, ...rest } = given;
  const { [key]: _sent, ...others } = rest;
  const options =
    said === null
      ? []
      : [
          {
            what: said.key,
            value: said.value,
            input: { ...others, entity_ids: [...entityIds], [said.key]: said.value },
          },
        ];
  return { sent: { what: key, value: sent, input: given }, said: options };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
