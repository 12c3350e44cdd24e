/** What was said of this month's budget: a file, so that neither a restart nor a database that is away says it twice. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Log } from '../log.ts';
import { reasonOf, writePrivateFile } from '../private-file.ts';
import type { Standing } from './meter.ts';

export interface Said {
  /** True once for each month (`YYYY-MM`) and standing; who has heard the worse one needs not hear the other. */
  isNew(month: string, standing: Exclude<Standing, 'free'>): boolean;
  /** Resolves when what was said is kept, or cannot be. */
  flush(): Promise<void>;
}

const kept = z.object({ month: z.string(), standing: z.enum(['nearly', 'used_up']) });

/** Never rejects: a file that cannot be read is none. */
export async function openSaid(dataDir: string, log: Pick<Log, 'warning'>): Promise<Said> {
  const path = join(dataDir, 'budget.json');
  let last = await read(path);
  let saving: Promise<void> = Promise.resolve();

  async function save(text: string): Promise<void> {
    try {
      await writePrivateFile(path, text);
    } catch (error) {
      log.warning('what was said of the budget could not be kept', { reason: reasonOf(error) });
    }
  }

  return {
    isNew(month, standing) {
      const isKnown = last?.month === month && (last.standing === standing || last.standing === 'used_up');
      if (isKnown) return false;
      last = { month, standing };
      const text = `${JSON.stringify(last)}\n`;
      saving = saving.then(async () => await save(text));
      return true;
    },
    flush: () => saving,
  };
}

async function read(path: string): Promise<z.output<typeof kept> | undefined> {
  try {
    return kept.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
