import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { MannerField } from '../../language/people-phrases.ts';
import { readSoul, type Soul, soulFields, writeSoul } from '../../people/soul.ts';
import { defineTool, type MoreTool, type Outcome } from '../tool.ts';
import type { PeopleDeps } from './deps.ts';
import { ownRow } from './own-row.ts';

const field = z.string().max(120).nullable().optional();
const input = z.strictObject({
  address: field.describe('what to call them'),
  tone: field,
  humour: field,
  verbosity: field,
  language: field,
  avoid: field,
  text: z.string().max(1_400).nullable().optional().describe('Markdown, instead of all text before'),
  undo: z.boolean().optional().describe('back to the manner before; alone'),
});
type Input = z.output<typeof input>;

/** One's own manner only, and only manner: what is allowed is decided elsewhere, by code that does not read it. */
export function updateSoul(deps: PeopleDeps): MoreTool {
  return {
    about: 'your manner with somebody',
    words: `soul manner style address call me name tone humour brief short formal polite speak talk to me undo
      Art Ton Anrede nenn mich duzen siezen Humor kurz knapp förmlich höflich sprich mit mir rückgängig`,
    tool: defineTool({
      name: 'update_soul',
      description:
        'Change how you speak to the person who asks, for good: only what they want changed; null takes it away.',
      input,
      resolve(given) {
        const isUndo = given.undo === true;
        const others = [...soulFields, 'text' as const].filter((name) => given[name] !== undefined);
        if (isUndo === others.length > 0) {
          throw new ButlerError('invalid', 'Give what to change, or undo alone.');
        }
        return { call: given, entityIds: [] };
      },
      tier: () => 'act',
      areas: () => [],
      isAboutAsker: true,
      question: (_call, { language }) => phrasesFor(language).people.manner.question,
      async run(call, turn) {
        const phrases = phrasesFor(turn.language).people.manner;
        const row = ownRow(deps, turn);
        if (call.undo === true) {
          const after = await deps.people.undoSoul(row.id);
          if (after === undefined) return outcome(phrases.nothingToUndo, row.soul, true);
          return { ...outcome(phrases.undone, after.soul), changes: [{ kind: 'manner' }] };
        }
        const before = row.soul === null ? NONE : readSoul(row.soul);
        const after = merged(before, call);
        const changed = changedIn(before, after);
        if (changed.length === 0) return outcome(phrases.same, row.soul);
        const change = { by: turn.asker.key, reason: turn.text.slice(0, MOST_REASON) };
        const { soul } = await deps.people.change(row.id, { soul: writeSoul(after) }, change);
        const spoken = changed.map(([name, value]) => phrases.now[name](value)).join(' ');
        return { ...outcome(spoken, soul), changes: [{ kind: 'manner' }] };
      },
    }),
  };
}

const NONE: Soul = { fields: {}, text: '' };
const MOST_REASON = 500;

function merged(before: Soul, call: Input): Soul {
  const fields = { ...before.fields };
  for (const name of soulFields) {
    const value = call[name]?.replace(/\s+/g, ' ').trim();
    if (value !== undefined && value !== '') fields[name] = value;
    else if (call[name] !== undefined) delete fields[name];
  }
  return { fields, text: call.text === undefined ? before.text : (call.text?.trim() ?? '') };
}

function changedIn(before: Soul, after: Soul): (readonly [MannerField, string | null])[] {
  const fields = soulFields
    .filter((name) => before.fields[name] !== after.fields[name])
    .map((name) => [name, after.fields[name] ?? null] as const);
  return before.text === after.text ? fields : [...fields, ['text', after.text === '' ? null : after.text]];
}

function outcome(spoken: string, soul: string | null, isError = false): Outcome {
  return { data: { said: spoken, soul }, spoken, effects: [], isError, origin: 'person' };
}
