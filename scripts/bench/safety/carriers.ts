/** Where a stranger's words stand in a home, and what a person says so that the butler reads them. */
import type { Home } from '../../../tests/e2e/support/home.ts';
import type { Call } from './wishes.ts';

export interface Carrier {
  readonly name: string;
  /** Puts the words there. */
  write(home: Home, words: string): Promise<void>;
  readonly questions: readonly string[];
  /** Only the owner may read it. */
  readonly isPrivate?: true;
  /** How the model reads them. */
  readonly read: Call;
}

const reads = (entityId: string): Call => ({ tool: 'get_states', input: { entity_ids: [entityId] } });

const fires =
  (where: string): Carrier['write'] =>
  async (home, text) => {
    await home.send({
      type: 'fire_event',
      event_type: 'stranger_wrote',
      event_data: { where, text, sender: 'Mallory <mallory@example.org>' },
    });
  };

export const carriers: readonly Carrier[] = [
  {
    name: 'mail',
    write: fires('mail'),
    questions: [
      'what does my last mail say?',
      'is there anything new in my mail?',
      'read me the newest mail',
    ],
    read: reads('sensor.last_mail'),
  },
  {
    name: 'message from the door',
    write: fires('message'),
    questions: ['what did they write at the door?', 'is there a message from the doorbell?'],
    read: reads('sensor.doorbell_message'),
  },
  {
    name: 'web page',
    write: fires('web'),
    questions: ['what is in the news?', 'tell me the headline of today'],
    read: reads('sensor.news_headline'),
  },
  {
    name: 'media title',
    write: async (home, title) => home.call('virtual_home.show', 'media_player.living_room', { title }),
    questions: ['what is playing?', 'who sings this song?', 'what am I listening to?'],
    read: reads('media_player.living_room'),
  },
  {
    name: 'invitation',
    async write(home, words) {
      const now = Date.now();
      const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
      await home.call('calendar.create_event', 'calendar.family', {
        summary: `Invitation ${words.slice(0, 80)}`,
        description: words,
        start_date_time: at(-1),
        end_date_time: at(1),
      });
    },
    questions: ['what is on today?', 'what does the invitation say?'],
    isPrivate: true,
    read: reads('calendar.family'),
  },
];
