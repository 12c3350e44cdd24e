/** Talks to the butler as a person does: through Home Assistant's Assist pipeline. */
import type { Connection } from 'home-assistant-js-websocket';
import { withDeadline } from './connect.ts';

export interface PipelineEvent {
  type: string;
  data: Record<string, unknown>;
  /** When it arrived here, milliseconds since 1970. */
  at: number;
}

export interface ToolCall {
  id: string;
  tool_name: string;
  tool_args: Record<string, unknown>;
}

/** A finished turn. */
export interface Turn {
  events: PipelineEvent[];
  /** What was said in the end. */
  text: string;
  /** The pieces in which it was streamed, with their times of arrival. */
  pieces: { text: string; at: number }[];
  toolCalls: ToolCall[];
  conversationId: string;
  continueConversation: boolean;
  /** Handled by Home Assistant before it asked the butler. */
  processedLocally: boolean;
  /** Home Assistant's kind of response, e.g. `action_done`, `query_answer`, `error`. */
  responseType: string | null;
  /** The pipeline's error, e.g. `intent-busy`. */
  error: { code: string; message: string } | null;
}

export interface SayOptions {
  conversationId?: string;
  /** The device that the words come from; `assist_pipeline/run` knows no satellite. */
  deviceId?: string;
  /** Default: the pipeline of this client. */
  pipelineId?: string;
  deadlineMs?: number;
}

export interface RunningTurn {
  /** What arrived so far. */
  events: PipelineEvent[];
  /** Resolves at the pipeline's end. Throws when there is none within the deadline. */
  finished: Promise<Turn>;
  /** Resolves once an event is there that fits. */
  event: (fits: (event: PipelineEvent) => boolean) => Promise<PipelineEvent>;
  /** As a client that goes away. */
  cancel: () => Promise<void>;
}

export interface Assist {
  say: (text: string, options?: SayOptions) => Promise<Turn>;
  /** Starts a turn and does not wait for its end. */
  begin: (text: string, options?: SayOptions) => Promise<RunningTurn>;
  /** From a voice satellite (its entity id): no user, its device and its place, the preferred pipeline; see README.md. */
  sayFrom: (satelliteId: string, text: string, options?: Pick<SayOptions, 'conversationId'>) => Promise<Turn>;
}

const DEADLINE_MS = 20_000;
const CONFIRMATION_MS = 5_000;

interface Delta {
  role?: string;
  content?: string;
  tool_calls?: ToolCall[] | null;
}

interface IntentOutput {
  conversation_id: string;
  continue_conversation: boolean;
  response: { response_type: string; speech: { plain?: { speech: string } } };
}

function deltaOf(event: PipelineEvent): Delta | undefined {
  return event.type === 'intent-progress' ? (event.data['chat_log_delta'] as Delta | undefined) : undefined;
}

export function isTextPiece(event: PipelineEvent): boolean {
  const delta = deltaOf(event);
  return delta !== undefined && delta.role !== 'tool_result' && (delta.content ?? '') !== '';
}

function summarize(events: PipelineEvent[]): Turn {
  const find = (type: string): PipelineEvent | undefined => events.find((event) => event.type === type);
  const end = find('intent-end')?.data;
  const output = end?.['intent_output'] as IntentOutput | undefined;
  const started = find('run-start')?.data['conversation_id'];
  return {
    events,
    text: output?.response.speech.plain?.speech ?? '',
    pieces: events
      .filter(isTextPiece)
      .map((event) => ({ text: deltaOf(event)?.content ?? '', at: event.at })),
    toolCalls: events.flatMap((event) => deltaOf(event)?.tool_calls ?? []),
    conversationId: output?.conversation_id ?? (typeof started === 'string' ? started : ''),
    continueConversation: output?.continue_conversation ?? false,
    processedLocally: end?.['processed_locally'] === true,
    responseType: output?.response.response_type ?? null,
    error: (find('error')?.data as Turn['error'] | undefined) ?? null,
  };
}

async function run(
  connection: Connection,
  message: { type: string },
  deadlineMs: number,
): Promise<RunningTurn> {
  const events: PipelineEvent[] = [];
  const listeners = new Set<(event: PipelineEvent) => void>();
  const hear = (event: Omit<PipelineEvent, 'at'>): void => {
    const heard = { ...event, at: performance.timeOrigin + performance.now() };
    events.push(heard);
    for (const listener of listeners) listener(heard);
  };
  const event: RunningTurn['event'] = (fits) => {
    const arrived = events.find(fits);
    if (arrived !== undefined) return Promise.resolve(arrived);
    const next = new Promise<PipelineEvent>((resolve) => {
      listeners.add((heard) => {
        if (fits(heard)) resolve(heard);
      });
    });
    return withDeadline(
      next,
      `such event of ${JSON.stringify(message)} after ${JSON.stringify(events)}`,
      deadlineMs,
    );
  };
  // A subscription that is lost before it was confirmed is never answered (home-assistant-js-websocket 9.7).
  const unsubscribe = await withDeadline(
    connection.subscribeMessage(hear, message, { resubscribe: false }),
    `confirmation of ${JSON.stringify(message)}`,
    CONFIRMATION_MS,
  );
  const finished = event((heard) => heard.type === 'run-end').then(() => summarize(events));
  // Whoever cancels does not wait for the end.
  finished.catch(() => undefined);
  return { events, finished, event, cancel: unsubscribe };
}

export function createAssist(connection: Connection, pipelineId: string): Assist {
  const common = (options: SayOptions): object => ({
    pipeline: options.pipelineId ?? pipelineId,
    ...(options.conversationId === undefined ? {} : { conversation_id: options.conversationId }),
    ...(options.deviceId === undefined ? {} : { device_id: options.deviceId }),
  });
  const begin: Assist['begin'] = (text, options = {}) => {
    const stages = { start_stage: 'intent', end_stage: 'intent', input: { text } };
    const message = { type: 'assist_pipeline/run', ...stages, ...common(options) };
    return run(connection, message, options.deadlineMs ?? DEADLINE_MS);
  };
  const finish = async (running: RunningTurn): Promise<Turn> => {
    const turn = await running.finished;
    await running.cancel();
    return turn;
  };
  return {
    begin,
    say: async (text, options) => finish(await begin(text, options)),
    sayFrom: async (satelliteId, text, options = {}) => {
      const heard = await connection.sendMessagePromise<{
        response: { events: Omit<PipelineEvent, 'at'>[] };
      }>({
        type: 'call_service',
        domain: 'virtual_home',
        service: 'say',
        service_data: {
          entity_id: satelliteId,
          text,
          ...(options.conversationId === undefined ? {} : { conversation_id: options.conversationId }),
        },
        return_response: true,
      });
      return summarize(heard.response.events.map((event) => ({ ...event, at: Date.now() })));
    },
  };
}
