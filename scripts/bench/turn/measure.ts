import type { Assist, Turn } from '../../../tests/e2e/support/assist.ts';
import type { Home } from '../../../tests/e2e/support/home.ts';
import type { RecordedRequest } from '../../../tests/fakes/scripted-model/request-log.ts';
import type { ScriptedModel } from '../../../tests/fakes/scripted-model/server.ts';
import type { Scenario } from './scenarios.ts';

/** One turn, in milliseconds and tokens. */
export interface Sample {
  /** From the client's sending of the sentence to its hearing of intent-end, less what the model took. */
  readonly added: number;
  /** From the model's first text piece leaving it to its arrival at the client. */
  readonly firstWord: number;
  /** Of the turn's first request: all of it, cached or not. */
  readonly promptTokens: number;
}

interface Bench {
  readonly assist: Assist;
  readonly home: Home;
  readonly model: ScriptedModel;
}

const at = (turn: Turn, type: string): number => {
  const event = turn.events.find((heard) => heard.type === type);
  if (event === undefined) throw new Error(`The turn had no ${type}: ${JSON.stringify(turn.error)}`);
  return event.at;
};

/** From the request's arrival to the last piece of its answer. */
const modelTime = (request: RecordedRequest): number =>
  (request.pieces.at(-1)?.at ?? request.at) - request.at;

function promptTokens({ usage }: RecordedRequest): number {
  if (usage === null) throw new Error('A request was refused, so nothing comparable was measured.');
  return usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens;
}

/** Runs the scenario once, in a conversation of its own. Throws when it did not do what it should. */
export async function measureTurn(bench: Bench, pipelineId: string, scenario: Scenario): Promise<Sample> {
  const { assist, home, model } = bench;
  if (scenario.moves !== null) await home.call('switch.turn_off', scenario.moves);
  model.clearRequests();
  // Not from intent-start: Home Assistant sends that only when its loop is next free.
  const sent = performance.timeOrigin + performance.now();
  const turn = await assist.say(scenario.sentence, { pipelineId });
  const requests = model.requests().filter(({ path }) => path === '/v1/messages');
  if (requests.length !== scenario.modelCalls || turn.responseType === 'error') {
    throw new Error(`${requests.length} model calls instead of ${scenario.modelCalls}: "${turn.text}"`);
  }
  if (scenario.moves !== null && (await home.state(scenario.moves)).state !== 'on') {
    throw new Error(`${scenario.moves} did not move: "${turn.text}"`);
  }
  const [first] = requests;
  const words = requests.at(-1)?.pieces.find(({ event }) => event === 'text_delta');
  const heard = turn.pieces[0];
  if (first === undefined || words === undefined || heard === undefined) throw new Error('Nothing was said.');
  const modelMs = requests.reduce((sum, request) => sum + modelTime(request), 0);
  return {
    added: at(turn, 'intent-end') - sent - modelMs,
    firstWord: heard.at - words.at,
    promptTokens: promptTokens(first),
  };
}
