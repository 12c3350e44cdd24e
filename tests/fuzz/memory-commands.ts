/** What cards send about the memory and about oneself. Ids are of nothing, so that nobody loses a fact. */
import * as z from 'zod';
import { factCorrectRequest, factsRequest } from '../../addon/src/api/contract-memory.ts';

interface Command {
  readonly contract: z.ZodType;
  readonly for: 'anybody';
  /** Refused to everybody. */
  readonly isInVain?: true;
}

const fact_id = z.literal('none');
const change_id = z.enum(['c1', 'c2', 'c3']);
const command = (type: string, fields: z.ZodRawShape): Command => ({
  contract: z.strictObject({ type: z.literal(type), ...fields }),
  for: 'anybody',
});
const inVain = (type: string, fields: z.ZodRawShape): Command => ({
  ...command(type, fields),
  isInVain: true,
});
const { scope, search, limit } = factsRequest.shape;

export const memoryCommands: Readonly<Record<string, Command>> = {
  'butler/memory/list': command('butler/memory/list', { scope, search, limit }),
  'butler/memory/why': inVain('butler/memory/why', { fact_id }),
  'butler/memory/correct': inVain('butler/memory/correct', {
    fact_id,
    fact: factCorrectRequest.shape.fact,
    change_id,
  }),
  'butler/memory/forget': inVain('butler/memory/forget', { fact_id, change_id }),
  'butler/memory/keep': inVain('butler/memory/keep', { fact_id, change_id }),
  'butler/memory/forget_everything': inVain('butler/memory/forget_everything', {
    // Whoever is sure loses everything.
    is_sure: z.literal(false),
    change_id,
  }),
  'butler/memory/export': command('butler/memory/export', {}),
  'butler/me/get': command('butler/me/get', {}),
  'butler/me/set': command('butler/me/set', {
    changes: z.strictObject({ start_mode: z.literal('tap'), is_learning: z.literal(true) }).partial(),
    change_id,
  }),
  'butler/me/undo_soul': command('butler/me/undo_soul', { soul: z.literal('Nobody’s.'), change_id }),
};
