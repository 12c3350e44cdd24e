import * as z from 'zod';
import { phrasesFor } from '../../language/phrases-for.ts';
import { readSoul } from '../../people/soul.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { PeopleDeps } from './deps.ts';
import { ownRow } from './own-row.ts';

/** One's own row; nobody else's. */
export function aboutMe(deps: PeopleDeps): MoreTool {
  return {
    about: 'what they may do',
    words: `about me who am I my settings rights permissions allowed may I voice soul manner
      über mich wer bin ich meine Einstellungen Rechte darf ich erlaubt Stimme`,
    tool: defineTool({
      name: 'about_me',
      description: 'Read the settings, the manner and the rights of the person who asks.',
      input: z.strictObject({}),
      resolve: () => ({ call: {}, entityIds: [] }),
      tier: () => 'read',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).home.look.question,
      run(_call, turn) {
        const { asker, language } = turn;
        const row = ownRow(deps, turn);
        const soul = row.soul === null ? null : readSoul(row.soul);
        const data = {
          name: row.name,
          owner: asker.isOwner,
          rights: asker.areas,
          media: { max_age: asker.media.maxAge, requests_per_week: asker.media.requestsPerWeek },
          manner: soul === null ? 'the usual one' : { ...soul.fields, text: soul.text },
          voice: row.voice,
          start_mode: row.startMode,
          languages: row.languages,
          quiet_hours: row.quietHours,
          channels: row.channels,
          is_learning: row.isLearning,
          has_pin: row.pinHash !== null,
        };
        const spoken = phrasesFor(language).people.profile.told;
        return Promise.resolve({ data, spoken, effects: [], isError: false, origin: 'person' });
      },
    }),
  };
}
