/** Plays the calls of the corpus against the house and counts what is asked. */
import type { TurnContext } from '../../agent/turn-context.ts';
import type { House } from '../../house/house.ts';
import type { PastExchange } from '../../store/store.ts';
import { fakeHome } from '../../tools/home/fake-home.ts';
import { allTools, moreTools } from '../../tools/index.ts';
import type { Tool } from '../../tools/tool.ts';
import type { Ambiguity, Meaning } from '../meaning.ts';
import type { Case, CaseCall, Past } from './cases.ts';
import type { HomeName } from './homes.ts';

export interface Finding {
  readonly case: Case;
  readonly call: CaseCall;
  readonly what: 'asked needlessly' | 'went through' | 'not offered' | 'cannot be run';
  readonly question: string | null;
}

export interface Figures {
  readonly sentences: number;
  readonly rightCalls: number;
  readonly askedNeedlessly: number;
  readonly wrongCalls: number;
  readonly wentThrough: number;
  readonly findings: readonly Finding[];
}

export function measureCorpus(
  cases: readonly Case[],
  homes: Readonly<Record<HomeName, House>>,
  meaning: Meaning,
): Figures {
  const tools = corpusTools();
  const findings = cases.flatMap((one) => {
    const turn = turnOf(one, homes[one.home]);
    return [
      ...one.right.flatMap((call) =>
        judgeRight(one, call, answerTo(call, one, turn, tools, meaning, besides(call, one, turn, tools))),
      ),
      ...one.wrong.flatMap((call) => judgeWrong(one, call, answerTo(call, one, turn, tools, meaning))),
    ];
  });
  const count = (what: Finding['what']) => findings.filter((finding) => finding.what === what).length;
  return {
    sentences: cases.length,
    rightCalls: cases.reduce((sum, { right }) => sum + right.length, 0),
    askedNeedlessly: count('asked needlessly') + count('cannot be run'),
    wrongCalls: cases.reduce((sum, { wrong }) => sum + wrong.length, 0),
    wentThrough: count('went through') + count('not offered'),
    findings,
  };
}

export interface OwnWordsFigures {
  readonly rightCalls: number;
  readonly missed: readonly string[];
  readonly wrongCalls: number;
  readonly taken: readonly string[];
}

/** Which right calls are not found in the words, and which wrong ones are. */
export function measureOwnWords(
  cases: readonly Case[],
  homes: Readonly<Record<HomeName, House>>,
  meaning: Meaning,
): OwnWordsFigures {
  const tools = corpusTools();
  const played = cases.flatMap((one) => {
    const turn = turnOf(one, homes[one.home]);
    return (['right', 'wrong'] as const).flatMap((side) =>
      one[side].map(({ tool, input }) => {
        const call = tools.get(tool)?.prepare(input, turn);
        const isOwn = call !== undefined && meaning.isInOwnWords(call, turn);
        return { side, isOwn, what: `${one.text}: ${tool} ${JSON.stringify(input)}` };
      }),
    );
  });
  const right = played.filter(({ side }) => side === 'right');
  const wrong = played.filter(({ side }) => side === 'wrong');
  return {
    rightCalls: right.length,
    missed: right.filter(({ isOwn }) => !isOwn).map(({ what }) => what),
    wrongCalls: wrong.length,
    taken: wrong.filter(({ isOwn }) => isOwn).map(({ what }) => what),
  };
}

/** "Both blinds", one by one: what the same tool is called for beside this one, if not in the same call. */
function besides(
  { tool: name, input }: CaseCall,
  { right }: Case,
  turn: TurnContext,
  tools: ReadonlyMap<string, Tool>,
): ReadonlySet<string> {
  const idsOf = (given: unknown) => {
    try {
      return tools.get(name)?.prepare(given, turn).entityIds ?? [];
    } catch {
      return [];
    }
  };
  const own = idsOf(input);
  const others = right.flatMap((other) => (other.tool === name ? [idsOf(other.input)] : []));
  return new Set(others.filter((ids) => ids.every((id) => !own.includes(id))).flat());
}

type Answer = Ambiguity | null | 'refused';

function answerTo(
  { tool: name, input }: CaseCall,
  { before }: Case,
  turn: TurnContext,
  tools: ReadonlyMap<string, Tool>,
  meaning: Meaning,
  alongside: ReadonlySet<string> = new Set(),
): Answer {
  try {
    const tool = tools.get(name);
    const call = tool?.prepare(input, turn);
    if (call === undefined) return 'refused';
    const inside = tool?.inside?.(input)?.input ?? input;
    const answer = meaning.ambiguity(call, inside, turn, before.map(exchangeOf), alongside);
    for (const option of answer?.options ?? []) {
      const given =
        option.tool === undefined && call.tool !== name
          ? { name: call.tool, input: option.input }
          : option.input;
      const prepared = tools.get(option.tool ?? name)?.prepare(given, turn);
      if (prepared?.entityIds.toSorted().join() !== option.entityIds.toSorted().join()) {
        throw new Error(`option ${option.label} is another call`);
      }
    }
    return answer;
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.startsWith('option')) throw thrown;
    return 'refused';
  }
}

function judgeRight(one: Case, call: CaseCall, answer: Answer): Finding[] {
  if (answer === null) return [];
  if (answer === 'refused') return [{ case: one, call, what: 'cannot be run', question: null }];
  return [{ case: one, call, what: 'asked needlessly', question: answer.question }];
}

/** It has to be asked, and what would have been right has to be among the answers. */
function judgeWrong(one: Case, call: CaseCall, answer: Answer): Finding[] {
  if (answer === 'refused') return [];
  if (answer === null) return [{ case: one, call, what: 'went through', question: null }];
  const offered = new Set(answer.options.flatMap(({ entityIds }) => entityIds));
  const isOffered = one.offers.every((id) => offered.has(id));
  return isOffered ? [] : [{ case: one, call, what: 'not offered', question: answer.question }];
}

export function turnOf({ text, language, area, states }: Case, house: House): TurnContext {
  const live: House = {
    ...house,
    state(id) {
      const state = house.state(id);
      const other = states[id];
      return state === undefined || other === undefined ? state : { ...state, state: other };
    },
  };
  return fakeHome({}).turn({ text, language, areaId: area, house: live });
}

function exchangeOf({ text, answer, did }: Past, at: number): PastExchange {
  return {
    id: `e${at}`,
    at: new Date(at),
    conversationId: 'c1',
    door: 'assist',
    satelliteId: null,
    speaker: 'person:p1',
    userId: null,
    text,
    answer,
    outcome: 'answered',
    effects: did.map((ids) => ({
      action: `${ids[0]?.split('.')[0] ?? ''}.turn_on`,
      entity_ids: [...ids],
      outcome: 'reached',
    })),
  };
}

/** They are only prepared, never run. What is called through `use_tool` has its own name here as well. */
export function corpusTools(): ReadonlyMap<string, Tool> {
  const { deps } = fakeHome({});
  const all = [...allTools(deps), ...moreTools(deps).map(({ tool }) => tool)];
  return new Map(all.map((tool) => [tool.name, tool]));
}
