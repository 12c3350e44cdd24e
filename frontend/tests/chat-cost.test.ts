/** What an answer that grows costs in the chat card, counted and not timed. */
import { expect, test } from 'vitest';
import { delta, MESSAGE, messages, RUNNING, snapshot } from './chat-events.ts';
import { driveChat } from './chat-stage.ts';
import { open, UNLOCK } from './questions-events.ts';
import type { OpenStage } from './stage.ts';

const HOUR_MS = 3_600_000;

let stage: OpenStage;
const { show, field } = driveChat((opened) => (stage = opened));

/** Hours lie between them, so that each shows its time; one has put a question. */
const past = messages(0, 20).map((message, index) => ({
  ...message,
  at: new Date(Date.parse(MESSAGE.at) - (20 - index) * 2 * HOUR_MS).toISOString(),
}));
const asking = { ...RUNNING, turn_id: 'asking-turn-1', state: 'done', answer: 'Shall I?', question_id: 'q1' };

interface Counted {
  costs: { clocks: number; measured: number; drawn: number };
}

async function count(): Promise<() => Promise<Counted['costs']>> {
  await stage.page.evaluate(() => {
    const costs = { clocks: 0, measured: 0, drawn: 0 };
    Object.assign(window, { costs });
    Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
      construct: (target, given) => {
        costs.clocks += 1;
        return Reflect.construct(target, given) as object;
      },
    });
    const height = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollHeight');
    Object.defineProperty(HTMLTextAreaElement.prototype, 'scrollHeight', {
      configurable: true,
      get(this: Element) {
        costs.measured += 1;
        return height?.get?.call(this) as number;
      },
    });
    const turn = customElements.get('butler-turn')?.prototype as { render: () => unknown };
    const render = turn.render;
    turn.render = function () {
      costs.drawn += 1;
      return render.call(this);
    };
  });
  return () => stage.page.evaluate(() => (window as unknown as Counted).costs);
}

test('pieces of an answer draw their own message alone, now and then, read no clock and measure no field', async () => {
  const turns = [asking, { ...RUNNING, answer: 'One' }];
  await show(snapshot({ messages: past, turns }), { questions: open(UNLOCK), config: { voice: true } });
  // The question is armed meanwhile, which draws it once more.
  await stage.page.clock.pauseAt(new Date('2026-11-22T14:10:00Z'));
  const costs = await count();
  for (let piece = 0; piece < 20; piece += 1) await stage.send(delta(4 + piece, ` ${piece}`), 'chat');
  await stage.card.getByText('One 0').waitFor();
  await stage.page.clock.runFor(150);
  await stage.card.getByText('18 19').waitFor();
  expect(await costs()).toEqual({ clocks: 0, measured: 0, drawn: 2 });
});

test('the field grows with what is typed, and is low again when it is said', async () => {
  await show(snapshot());
  const height = async () => (await field().boundingBox())?.height ?? 0;
  const low = await height();
  await field().fill('one\ntwo\nthree');
  await expect.poll(height).toBeGreaterThan(low);
  await field().press('Enter');
  await expect.poll(height).toBe(low);
});
