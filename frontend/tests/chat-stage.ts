import { snapshot } from './chat-events.ts';
import { open } from './questions-events.ts';
import { type OpenStage, openStage } from './stage.ts';

export const CARD = 'butler-chat-card';

type Options = Parameters<OpenStage['mount']>[1] & { questions?: object };

/** What a person sees and does in the chat card of the stage that was opened last, which `keep` is told. */
export function driveChat(keep: (stage: OpenStage) => void) {
  let stage: OpenStage;
  const field = () => stage.card.locator('.field');
  return {
    field,
    button: (name: string) => stage.card.getByRole('button', { name, exact: true }),
    log: () => stage.card.getByRole('log'),
    announced: () =>
      stage.card.locator('butler-conversation > [role=status], .hidden[role=status]').allInnerTexts(),
    say: async (text: string): Promise<void> => {
      await field().fill(text);
      await field().press('Enter');
    },
    lastSent: async () => (await stage.sent()).at(-1) ?? {},
    open: async (): Promise<OpenStage> => {
      stage = await openStage();
      keep(stage);
      return stage;
    },
    /** A card in a thread that has this snapshot, in a home with these questions; its microphone has own tests. */
    show: async (
      event: object = snapshot(),
      { questions = open(), config = {}, ...options }: Options = {},
    ): Promise<void> => {
      stage = await openStage();
      keep(stage);
      await stage.mount(CARD, { ...options, config: { voice: false, ...config } });
      await stage.accept('chat');
      await stage.send(event, 'chat');
      await stage.accept('questions');
      await stage.send(questions, 'questions');
      await field().waitFor();
    },
  };
}
