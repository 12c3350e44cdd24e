/** "What did I ask you yesterday evening?", "what did I say about the heating last week?", without a model. */
import { spanOf } from '../memory/when.ts';
import { type Sentence, use } from './sentence.ts';

export const whatDidISay: Sentence = {
  intent: 'ButlerWhatDidISay',
  answer({ slots, house, now, asker, phrases }) {
    if (asker.kind !== 'person') return phrases.memory.notKnownWho;
    const [when = '', ofList] = (slots['when'] ?? '').split(' ');
    const daysAgo = slots['days'] === undefined ? undefined : Math.round(Number(slots['days']));
    const span = spanOf({ when, part: slots['part'] ?? ofList, daysAgo }, { now, timeZone: house.timeZone });
    if (span === undefined) return undefined;
    const words = (slots['what'] ?? '').trim().replace(/[.!?,;:\s]+$/, '');
    const input = {
      ...(words !== '' && { words }),
      since: span.since.toISOString(),
      until: span.until.toISOString(),
    };
    return use('get_recent_conversations', input);
  },
};
