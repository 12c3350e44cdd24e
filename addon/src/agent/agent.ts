/** A turn, from the words to the last event: the butler's own sentences, the model, and what is kept of it. */
import { MAX_TEXT_LENGTH, type TurnEvent, type TurnRequest } from '../api/contract.ts';
import { asButlerError, ButlerError } from '../errors.ts';
import type { House } from '../house/house.ts';
import type { Hub } from '../hub/hub.ts';
import { phrasesFor } from '../language/phrases-for.ts';
import type { Phrases } from '../language/phrases.ts';
import type { Asker } from '../people/asker.ts';
import type { Traces } from '../people/who.ts';
import type { Answering } from '../questions/answering.ts';
import { knowsOf } from '../memory/relevant.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Meter } from '../cost/meter.ts';
import type { Conversations } from '../store/store.ts';
import type { UsageOutsideTurns } from '../store/usage-rows.ts';
import { taintOfQuotes } from '../tools/home/quoted.ts';
import { addTaint } from '../tools/outside-text.ts';
import { actOnSentence } from './act-on-sentence.ts';
import { createTurnContext } from './create-turn-context.ts';
import { isQuestion, type Ending } from './ending.ts';
import { plainWords } from './fence.ts';
import { withGap } from './gap.ts';
import { createHistory, type History } from './history.ts';
import { createMemoryNotice } from './memory-notice.ts';
import type { Model } from './model.ts';
import type { RunningTurn } from './running-turn.ts';
import { createThinking, type ThinkingDependencies } from './think.ts';
import type { TurnContext } from './turn-context.ts';
import {
  createTurnRecord,
  effectsOf,
  exchangeOf,
  sinceStart,
  summaryOf,
  type TurnRecord,
} from './turn-record.ts';

export interface AgentDependencies extends Omit<ThinkingDependencies, 'model'> {
  /** Undefined: none is configured. */
  readonly model: Model | undefined;
  readonly sentences: readonly Sentence[];
  readonly hub: Pick<Hub, 'house'>;
  /** The words after a question; undefined leaves them to sentences and model. */
  readonly answerQuestion: (answering: Answering) => AsyncGenerator<TurnEvent, string | undefined>;
  readonly whoIsIt: (traces: Traces, house: House) => Asker | Promise<Asker>;
  readonly conversations: Pick<Conversations, 'available' | 'recent' | 'recentBy' | 'add'>;
  readonly meter: Pick<Meter, 'notice' | 'costOf'>;
  /** Of a turn that is kept nowhere. */
  readonly keepUsage: (used: UsageOutsideTurns) => Promise<void>;
  readonly now: () => Date;
}

export interface Agent {
  /**
   * Ends with exactly one `done` or `error`. Never throws, and stops soon after the signal has aborted. What
   * was said and done is kept when the last event has been taken, also when nobody takes it any more.
   */
  answer(request: TurnRequest, signal: AbortSignal): AsyncGenerator<TurnEvent, void>;
}

/** The last words need time too. */
const lastWordsMs = (deadlineMs: number) => Math.min(750, deadlineMs / 10);

export function createAgent(deps: AgentDependencies): Agent {
  const sentences = new Map(deps.sentences.map((sentence) => [sentence.intent, sentence]));
  const calls = { ...deps, tools: new Map(deps.tools.map((tool) => [tool.name, tool])) };
  const think = deps.model === undefined ? undefined : createThinking({ ...deps, model: deps.model }, calls);
  const readHistory = createHistory(deps.conversations, deps.log);
  const isMemoryWorthAWord = createMemoryNotice();

  async function* converse(running: RunningTurn): AsyncGenerator<TurnEvent, Ending> {
    const { request, phrases } = running;
    const { house } = deps.hub;
    if (house === undefined) return { outcome: 'failed', text: phrases.noHome };
    const signal = AbortSignal.any([running.gone, running.late]);
    const asker = await deps.whoIsIt(request, house);
    running.record.speaker = asker.key;
    const { taint } = running.record;
    const turn = createTurnContext(request, { house, asker, signal, now: running.at, taint });
    const history = await readHistory(request, asker, running.at);
    running.record.isMemoryWhole = history.isWhole;
    running.record.recent = history.recent;
    addTaint(
      running.record.taint,
      history.shown.flatMap(({ taint = [] }) => taint),
    );
    addTaint(running.record.taint, taintOfAutomation(request, house));
    const answered = yield* deps.answerQuestion({ request, turn, record: running.record });
    if (answered !== undefined) return { outcome: 'sentence', text: answered };
    const local = yield* answerSentence(running, turn, history);
    if (local !== undefined) return { outcome: 'sentence', text: local };
    if (think === undefined) return { outcome: 'no_model', text: phrases.noModel };
    return yield* think(running, turn, history);
  }

  async function* answerSentence(running: RunningTurn, turn: TurnContext, { recent }: History) {
    const { request, record, phrases } = running;
    if (request.intent === null) return undefined;
    const last = recent.at(-1);
    const answer = await sentences.get(request.intent.name)?.answer({
      slots: request.intent.slots,
      house: turn.house,
      asker: turn.asker,
      now: turn.now,
      recent,
      wasAsked: last !== undefined && isQuestion(last.answer, request.language),
      hasModel: deps.model !== undefined,
      knowsOf: async (words) => await knowsOf(deps.memory, words, turn),
      phrases,
    });
    if (typeof answer !== 'object') return answer;
    return yield* actOnSentence(calls, answer, { turn, record });
  }

  async function* play(running: RunningTurn): AsyncGenerator<TurnEvent, void> {
    const { request, record, phrases } = running;
    let ending: Ending;
    try {
      ending = yield* converse(running);
    } catch (error) {
      const known = asButlerError(error);
      if (known.code === 'internal') deps.log.error('a turn failed', { turn: request.turn_id, error });
      ending = { outcome: 'failed', text: known.sayIn(phrases) };
    }
    if (running.gone.aborted) {
      record.outcome = 'interrupted';
      yield interruption(running.gone, phrases);
      return;
    }
    record.outcome = ending.outcome;
    yield* say(record, ending.text, request.spoken);
    const isOpen = record.asked?.isAnswerableHere ?? isQuestion(record.text, request.language);
    const answer = record.text;
    const isForgetful = isMemoryWorthAWord(request.conversation_id, record.isMemoryWhole);
    // Whoever is refused for it has just been told.
    const budget = record.usage.length > 0 ? deps.meter.notice() : undefined;
    const notes = [
      ...(isForgetful ? [phrases.noMemory] : []),
      // Said by the tool, where one was called for it.
      ...(request.is_unkept === true ? [phrases.people.unkept.now] : []),
      ...(budget === undefined ? [] : [phrases.budget[budget]]),
    ].join(' ');
    const note = notes === '' ? '' : withGap(answer, notes, request.spoken);
    if (note !== '') yield { type: 'text', text: note };
    yield {
      type: 'done',
      outcome: ending.outcome,
      text: answer + note,
      continue_conversation: isOpen,
      question_open: record.asked?.isAnswerableHere ?? false,
      ...(record.asked?.questionId !== undefined && { question_id: record.asked.questionId }),
      ...(record.isPinAwaited || record.asked?.isSecretExpected === true ? { secret_expected: true } : {}),
      effects: effectsOf(record),
    };
  }

  return {
    async *answer(request, signal) {
      const phrases = phrasesFor(request.language);
      const refusal = refusalOf(request.text, phrases);
      if (refusal !== undefined) {
        yield* refuse(refusal);
        return;
      }
      const started = performance.now();
      const record = createTurnRecord();
      record.isUnkept = request.is_unkept ?? false;
      const at = deps.now();
      const left = new AbortController();
      const late = new AbortController();
      const span = request.deadline_ms - lastWordsMs(request.deadline_ms);
      const deadline = setTimeout(() => late.abort(), span);
      try {
        yield* play({
          request,
          record,
          phrases,
          at,
          gone: AbortSignal.any([signal, left.signal]),
          late: late.signal,
          remaining: () => span - (performance.now() - started),
        });
      } finally {
        clearTimeout(deadline);
        left.abort(new ButlerError('interrupted', 'The listener has gone.'));
        const exchange = exchangeOf(request, record, { at, durationMs: performance.now() - started });
        // The tokens cost money, whatever is kept of the words. Lost while the database is away.
        if (record.isUnkept) void deps.keepUsage({ ...exchange, kind: 'turn' }).catch(() => undefined);
        else deps.conversations.add(exchange);
        deps.log.info('turn', {
          ...summaryOf(exchange),
          cost_usd: deps.meter.costOf(exchange.usage) ?? 'unknown',
        });
      }
    },
  };
}

/** What an automation says, or adds, is the household's; but not what it quotes in it. */
function taintOfAutomation({ door, text, extra_system_prompt: added, language }: TurnRequest, house: House) {
  const words = [added ?? '', door === 'action' ? text : ''].join('\n').trim();
  return words === '' ? [] : taintOfQuotes(words, house, language);
}

function refusalOf(text: string, phrases: Phrases): string | undefined {
  if (plainWords(text) === '') return phrases.heardNothing;
  return text.length > MAX_TEXT_LENGTH ? phrases.tooLong(MAX_TEXT_LENGTH) : undefined;
}

function* refuse(text: string): Generator<TurnEvent, void> {
  yield { type: 'text', text };
  yield {
    type: 'done',
    outcome: 'refused',
    text,
    continue_conversation: false,
    question_open: false,
    effects: [],
  };
}

function* say(record: TurnRecord, text: string, spoken: boolean): Generator<TurnEvent, void> {
  if (text === '') return;
  const piece = withGap(record.text, text, spoken);
  record.text += piece;
  record.firstWordMs ??= sinceStart(record);
  yield { type: 'text', text: piece };
}

function interruption(gone: AbortSignal, phrases: Phrases): TurnEvent {
  const error = asButlerError(gone.reason);
  return { type: 'error', code: error.code, message: error.sayIn(phrases) };
}
