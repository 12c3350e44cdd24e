/** What the cards of the people are sent, and what they send: raw websocket commands. */
import type { Connection } from 'home-assistant-js-websocket';
import { connectAs } from './connect.ts';

export interface ShownQuestion {
  readonly id: string;
  readonly text: string;
  readonly may_answer: boolean;
}

interface Frame {
  readonly kind: 'snapshot' | 'change';
  readonly open: readonly ShownQuestion[];
  readonly ended?: readonly { readonly id: string }[];
}

export interface Card {
  /** Every frame of the topic `questions`, oldest first. */
  readonly frames: readonly Frame[];
  /** Those that were asked since the card was opened and are open now. */
  readonly open: () => readonly ShownQuestion[];
  readonly send: <T>(message: { type: string; [key: string]: unknown }) => Promise<T>;
  readonly answer: (questionId: string, answer: string) => Promise<{ state: string; message: string }>;
  readonly close: () => void;
}

export async function openCard(url: string, token: string): Promise<Card> {
  const connection: Connection = await connectAs(url, token);
  const frames: Frame[] = [];
  const open = new Map<string, ShownQuestion>();
  await connection.subscribeMessage<Frame>(
    (frame) => {
      frames.push(frame);
      if (frame.kind === 'change') for (const question of frame.open) open.set(question.id, question);
      for (const { id } of frame.ended ?? []) open.delete(id);
    },
    { type: 'butler/subscribe', topic: 'questions' },
  );
  const send: Card['send'] = async (message) => await connection.sendMessagePromise(message);
  return {
    frames,
    open: () => [...open.values()],
    send,
    answer: async (question_id, answer) =>
      await send({ type: 'butler/question/answer', question_id, answer, answer_id: crypto.randomUUID() }),
    close: () => connection.close(),
  };
}
