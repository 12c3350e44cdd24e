import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { ProfileField, ProfilePhrases } from '../../language/people-phrases.ts';
import type { PersonChoice } from '../../people/people.ts';
import type { PersonRecord } from '../../people/person.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import type { PeopleDeps } from './deps.ts';
import { ownRow } from './own-row.ts';

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const input = z.strictObject({
  voice: z.string().min(1).max(200).nullable().optional().describe('name of a voice; null: the usual one'),
  start_mode: z.enum(['tap', 'listen']).optional().describe('when a card is opened'),
  languages: z.array(z.string().min(2).max(35)).max(5).optional().describe('codes, preferred first'),
  quiet_hours: z.strictObject({ from: clock, to: clock }).nullable().optional().describe('HH:MM'),
  channels: z
    .strictObject({
      notify: z.array(z.string().min(1).max(255)).max(10).nullable().optional(),
      whatsapp: z
        .string()
        .regex(/^\+[1-9]\d{6,14}$/)
        .nullable()
        .optional(),
      telegram: z
        .string()
        .regex(/^-?\d{1,20}$/)
        .nullable()
        .optional(),
    })
    .optional()
    .describe('where to reach them'),
  is_learning: z.boolean().optional().describe('whether facts may be learned from what they say'),
});
type Input = z.output<typeof input>;

const fields = ['voice', 'start_mode', 'languages', 'channels', 'quiet_hours', 'is_learning'] as const;

/** One's own settings only. */
export function updateProfile(deps: PeopleDeps): MoreTool {
  return {
    about: 'their own settings',
    words: `profile settings voice start mode listen tap languages quiet hours do not disturb night
      channels phone whatsapp telegram notify reach Einstellungen Stimme Sprache Ruhezeiten nachts nicht stören
      Kanal Telefon Nummer erreichen benachrichtigen learning learn about me lernen`,
    tool: defineTool({
      name: 'update_profile',
      description:
        'Change settings of the person who asks: voice, start mode, languages, quiet hours, channels to reach them, whether you learn from what they say.',
      input,
      resolve(call, { asker }) {
        if (fields.every((name) => call[name] === undefined)) {
          throw new ButlerError('invalid', `Give at least one of: ${fields.join(', ')}.`);
        }
        // What is private would follow a new number, and anybody can speak in a room.
        if (call.channels !== undefined && asker.kind === 'person' && !asker.isCertain) {
          throw new ButlerError(
            'denied',
            'Channels are not changed by voice: it has to be done when logged in.',
            {
              say: ({ people }) => people.profile.notByVoice,
            },
          );
        }
        return { call, entityIds: [] };
      },
      tier: () => 'act',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).people.profile.question,
      async run(call, turn) {
        const phrases = phrasesFor(turn.language).people.profile;
        const row = ownRow(deps, turn);
        const choice = choiceOf(call, row);
        const changed = fields.filter((name) => isOther(row[keys[name]], choice[keys[name]]));
        if (changed.length > 0) {
          await deps.people.change(row.id, choice, { by: turn.asker.key, reason: 'asked for' });
        }
        const spoken = sayChanged(changed, call, phrases);
        return { data: { said: spoken, changed }, spoken, effects: [], isError: false, origin: 'person' };
      },
    }),
  };
}

/** Learning alone has a sentence of its own: it says what that means. */
function sayChanged(
  changed: readonly ProfileField[],
  { is_learning: isLearning }: Input,
  phrases: ProfilePhrases,
) {
  const others = changed.filter((name) => name !== 'is_learning');
  const parts = [
    ...(others.length > 0 ? [phrases.changed(others)] : []),
    ...(isLearning === undefined ? [] : [phrases.learning(isLearning)]),
  ];
  return parts.length > 0 ? parts.join(' ') : phrases.same;
}

const keys = {
  voice: 'voice',
  start_mode: 'startMode',
  languages: 'languages',
  channels: 'channels',
  quiet_hours: 'quietHours',
  is_learning: 'isLearning',
} as const satisfies Record<ProfileField, keyof PersonChoice>;

function choiceOf(
  {
    voice,
    start_mode: startMode,
    languages,
    channels,
    quiet_hours: quietHours,
    is_learning: isLearning,
  }: Input,
  row: PersonRecord,
) {
  return {
    ...(voice !== undefined && { voice }),
    ...(startMode !== undefined && { startMode }),
    ...(languages !== undefined && { languages }),
    ...(quietHours !== undefined && { quietHours }),
    ...(isLearning !== undefined && { isLearning, learnsAgainAt: null }),
    ...(channels !== undefined && {
      channels: {
        notify: channels.notify === undefined ? row.channels.notify : channels.notify,
        whatsapp: channels.whatsapp === undefined ? row.channels.whatsapp : channels.whatsapp,
        telegram: channels.telegram === undefined ? row.channels.telegram : channels.telegram,
      },
    }),
  } satisfies PersonChoice;
}

function isOther(before: unknown, after: unknown): boolean {
  return after !== undefined && JSON.stringify(before) !== JSON.stringify(after);
}
