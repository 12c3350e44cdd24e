/** A question from the calls that need it. */
import { prepareCall, type AskingCall } from '../agent/run-call.ts';
import type { Taint, TurnContext } from '../agent/turn-context.ts';
import { areasOfCall } from '../gate/standing.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { PreparedCall, Tool } from '../tools/tool.ts';
import { describeCalls } from './describe-calls.ts';
import { guards } from './entitled.ts';
import { ADULT_MS, ASKER_MS, type Choice, type Question, type SealedCall } from './question.ts';
import { sealOf } from './seal.ts';

export interface Making {
  readonly tools: ReadonlyMap<string, Tool>;
  /** Unguessable. */
  readonly randomId: () => string;
  readonly now: () => Date;
}

interface Prepared {
  readonly sealed: SealedCall;
  readonly call: PreparedCall;
}

/** `calls` are not empty; one that is ambiguous is alone. Nobody is to be told yet. */
export function makeQuestion(
  { tools, randomId, now }: Making,
  calls: readonly AskingCall[],
  turn: TurnContext,
  taint: readonly Taint[],
): Question {
  const { asker, language } = turn;
  const choices = choicesOf(calls, tools, turn);
  const all = choices.flatMap(({ prepared }) => prepared.map(({ call }) => call));
  const why = [...new Set(calls.flatMap(({ ask }) => ask.why))];
  const isSecurity = calls.some(({ ask }) => ask.isSecurity);
  // A voice that is nobody's own cannot answer for what is guarded, and nobody else has asked.
  const isForOthers = isSecurity && asker.personId === null && !asker.isCertain;
  const answerableBy =
    isForOthers || calls.some(({ ask }) => ask.answerableBy === 'adult') ? 'adult' : 'asker';
  const askedAt = now();
  return {
    id: randomId(),
    state: 'open',
    turnId: turn.turnId,
    conversationId: turn.conversationId,
    askerKey: asker.key,
    answerableBy,
    askedAt,
    expiresAt: new Date(askedAt.getTime() + (answerableBy === 'adult' ? ADULT_MS : ASKER_MS)),
    decision: null,
    outcome: null,
    traces: turn.traces,
    asker: { name: asker.name, personId: asker.personId, userId: asker.userId, isCertain: asker.isCertain },
    contextId: turn.contextId,
    language,
    spoken: turn.spoken,
    text: calls.map(({ ask }) => ask.question).join(' '),
    what: [...describeCalls(all, turn.house, phrasesFor(language))],
    why,
    taint: [...taint],
    areas: [...new Set(all.flatMap(areasOfCall))],
    isSecurity,
    isOnlyUnclear: why.length === 1 && why[0] === 'ambiguous',
    choices: choices.map(({ id, label, prepared }) => {
      const isGuarded = isSecurity || prepared.some(({ call }) => guards(call));
      return { id, label, isGuarded, calls: prepared.map(({ sealed }) => sealed) };
    }),
    isChoice: choices.length > 1,
    notices: [],
  };
}

type PreparedChoice = Pick<Choice, 'id' | 'label'> & { readonly prepared: readonly Prepared[] };

function choicesOf(
  calls: readonly AskingCall[],
  tools: ReadonlyMap<string, Tool>,
  turn: TurnContext,
): readonly PreparedChoice[] {
  const [first] = calls;
  const ambiguity = first?.ask.ambiguity ?? null;
  if (first === undefined || ambiguity === null) {
    const prepared = calls.map(({ call, requested }) => {
      return { call, sealed: seal(requested.name, objectOf(requested.input), call) };
    });
    return [{ id: 'yes', label: '', prepared }];
  }
  const options = ambiguity.options.map(({ label, tool, input }, index) => {
    const { requested, call: chosen } = first;
    const name = tool ?? requested.name;
    // Through another tool, as the call itself came.
    const isDirect = tool !== undefined || requested.name === chosen.tool;
    const given = isDirect ? { ...input } : { name: chosen.tool, input };
    const call = prepareCall(tools, { name, input: given }, turn);
    return { id: `option-${index + 1}`, label, prepared: [{ call, sealed: seal(name, given, call) }] };
  });
  if (!ambiguity.isBothPossible) return options;
  const label = phrasesFor(turn.language).questions.allOptions(options.length);
  return [...options, { id: 'both', label, prepared: options.flatMap(({ prepared }) => prepared) }];
}

function seal(name: string, input: Record<string, unknown>, call: PreparedCall): SealedCall {
  const { args, entityIds } = call;
  return { tool: name, input, args: { ...args }, entityIds: [...entityIds], hash: sealOf(call) };
}

function objectOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}
