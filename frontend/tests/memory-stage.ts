/** A memory card in a real browser, and whoever answers what it asks. */
import { expect } from 'vitest';
import { ME, REVISION } from './memory-events.ts';
import { type OpenStage, openStage } from './stage.ts';

export const CARD = 'butler-memory-card';
type Options = Parameters<OpenStage['mount']>[1];

export function useMemoryCard() {
  let current: OpenStage | null = null;
  const stage = (): OpenStage => {
    if (current === null) throw new Error('No card was opened.');
    return current;
  };
  const button = (name: string | RegExp) => stage().card.getByRole('button', { name });
  const text = (words: string | RegExp) => stage().card.getByText(words);

  /** Waits for so many commands of a kind in all, and returns the newest. */
  async function commands(type: string, count = 1): Promise<Readonly<Record<string, unknown>>> {
    const all = async () => (await stage().sent()).filter((one) => one['type'] === `butler/${type}`);
    await expect.poll(async () => (await all()).length).toBe(count);
    return (await all()).at(-1) ?? {};
  }

  /** Up to the question of who is logged in. */
  async function mount(options: Options = {}): Promise<void> {
    current = await openStage();
    await current.mount(CARD, options);
    if (options.preview === true) return;
    await current.accept();
    await current.send(REVISION);
    await commands('me/get');
  }

  async function open(me: object, options: Options = {}): Promise<void> {
    await mount(options);
    await stage().answer(me);
  }

  async function show(facts: object, options: Options = {}): Promise<void> {
    await open(ME, options);
    await commands('memory/list');
    await stage().answer(facts);
    await stage().card.getByRole('tabpanel').waitFor();
  }

  async function openFact(name: string | RegExp, why: object): Promise<void> {
    await button(name).click();
    await commands('memory/why');
    await stage().answer(why);
  }

  const aria = () => stage().card.ariaSnapshot();
  return { stage, aria, button, text, commands, mount, open, show, openFact };
}
