/** A call that does not do what was said: "lock" where it unlocks, 70 where 40 was said, now where later was. */
import type { TurnContext } from '../../agent/turn-context.ts';
import type { PastExchange } from '../../store/store.ts';
import type { PreparedCall } from '../../tools/tool.ts';
import { type Effect, effectOf } from '../account/effects.ts';
import { isEffectSaid, otherEffect, type SaidOf, saidOf } from '../account/is-said.ts';
import { isKnownLanguage } from '../languages.ts';
import { signalsIn } from '../account/signals.ts';
import type { Known, NameIndex } from '../name-index.ts';
import { COLORS } from '../run-on.ts';
import type { Part, Sentence } from '../sentence.ts';
import type { Where } from '../support.ts';
import { contraryMode } from './contrary-mode.ts';
import { contraryShare } from './contrary-share.ts';
import { contraryNumber, type OtherValue } from './contrary-value.ts';
import { isDenied, isForbidden } from './denied.ts';
import { isOnlyAsked } from './only-asked.ts';
import { isBorrowed } from './borrowed.ts';
import { isCalledOff } from './called-off.ts';
import { isOfOtherList, isOtherItem } from './other-item.ts';
import { partsAbout } from './parts-about.ts';
import { isPutOff } from './put-off.ts';
import { isToldOnly } from './told-only.ts';

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

/** Null: what it does was said, as far as these words can be read. */
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
  const effect = effectOf(call, given, house);
  const isTold = isToldOnly(sentence, effect) && call.tool !== 'control_timer';
  const isOrdered = isFinding(call) || !(isTold || isOnlyAsked(text, words) || isCalledOff(words));
  if (!isOrdered || isPutOff(call, given, sentence, index)) return asSent(call, given, effect);
  const where: Where = { areaId, recent: new Set(), elsewhere: new Set() };
  const isNot = effect !== undefined && isDenied(effect, chosen, sentence, where);
  if (isNot || isForbidden(chosen, sentence, where, effect)) return asSent(call, given, effect);
  const isItem =
    call.tool !== 'change_list' ||
    !(isOtherItem(call, given, words) || isOfOtherList(call, chosen, sentence, where, index));
  if (!isItem) return asSent(call, given, effect);
  const judge = (some: readonly Known[]): Contrary | null => contraryOfSome(some, call, given, told);
  const told = { sentence, where, index, recent, house, effect };
  const contrary = judge(chosen);
  if (contrary !== null || chosen.length < 2 || chosen.length > MOST_EACH) return contrary;
  // Of several, each may have words of its own.
  const isOther = chosen.some(
    (one) => partsAbout([one], sentence.parts, where).size > 0 && judge([one]) !== null,
  );
  return isOther && tellsSeveral(sentence, index) ? asSent(call, given, effect) : null;
}

/** Of more, hardly one is named. */
const MOST_EACH = 12;

function tellsSeveral({ parts }: Sentence, { vocabulary }: NameIndex): boolean {
  // "The red and blue curtains closed".
  const isTelling = ({ whole, said }: Part) =>
    [...signalsIn(whole)].some(
      (name) => name !== 'color' || said.some(({ text, stem }) => COLORS.has(text) && !vocabulary.has(stem)),
    );
  return parts.filter((part) => !part.isAside && part.content.length > 0 && isTelling(part)).length > 1;
}

interface ToldOf {
  readonly sentence: Sentence;
  readonly where: Where;
  readonly index: NameIndex;
  readonly recent: readonly PastExchange[];
  readonly house: TurnContext['house'];
  readonly effect: Effect | undefined;
}

function contraryOfSome(
  chosen: readonly Known[],
  call: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  { sentence, where, index, recent, house, effect }: ToldOf,
): Contrary | null {
  const { words } = sentence;
  const said = saidOf(chosen, sentence, where, index, recent);
  if (effect !== undefined && !isEffectSaid(effect, call.tool, said, chosen)) {
    return asOther(
      effect,
      said,
      call,
      given,
      contraryMode(call, { ...given, action: 'arm_any' }, words, index),
    );
  }
  if (said.length > 0 && said.every((one) => isBorrowed(given, one))) return asSent(call, given, effect);
  const values = said.map((one) => {
    const told = { chosen, words: one.words, house, vocabulary: index.vocabulary };
    return (
      contraryNumber(call, given, told) ??
      contraryMode(call, given, call.tool === 'set_alarm' ? words : one.words, index) ??
      contraryShare(call, given, one.words, house)
    );
  });
  const [value] = values;
  return value === undefined || value === null || values.includes(null)
    ? null
    : withOtherValue(value, given, call);
}

/** A question of yes or no: what would be done was not said at all, or forbidden. */
function asSent(
  call: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  effect: Effect | undefined,
): Contrary {
  return { sent: { what: doneName(call, given, effect?.name ?? ''), value: null, input: given }, said: [] };
}

/** What was said instead, where that can be put as a call of this tool. */
function asOther(
  effect: Effect,
  said: readonly SaidOf[],
  call: PreparedCall,
  given: Readonly<Record<string, unknown>>,
  mode: OtherValue | null,
): Contrary {
  const name = otherEffect(effect, call.tool, said);
  const other = name === undefined ? undefined : inOtherWay(name, call, given, mode);
  if (other !== undefined) return { ...asSent(call, given, effect), said: [other] };
  const step = Object.keys(given).find((key) => key.endsWith('_step')) ?? '';
  const by = given[step];
  return typeof by === 'number'
    ? withOtherValue({ key: step, sent: by, said: { key: step, value: -by }, unit: null }, given, call)
    : asSent(call, given, effect);
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
  return tool === 'turn_on_off' && typeof state === 'string' ? state : actionOf(name);
}

/** Of an awning or a valve, which have words of their own. */
function actionOf(name: string): string {
  if (name === 'turn on') return 'open';
  return name === 'turn off' ? 'close' : name.replace('awning ', '');
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
    const action = actionOf(name);
    return { what: action, value: null, input: { ...targets, action, ...seconds } };
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
