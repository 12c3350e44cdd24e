import type { CDPSession } from 'playwright-core';
import * as z from 'zod';

/** What the page's main thread worked, in milliseconds of its own: not while others had the processor. */
export interface Tasks {
  readonly total: number;
  readonly worst: number;
}

const TASKS = 'disabled-by-default-devtools.timeline';
const event = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  tdur: z.number().optional(),
  args: z.record(z.string(), z.unknown()).optional(),
});
type TraceEvent = z.infer<typeof event>;

/** Traces the browser while the work is done. Throws when the page's own thread is not in the trace. */
export async function tasksOf(session: CDPSession, work: () => Promise<unknown>): Promise<Tasks> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => {
    for (const one of value) {
      const parsed = event.safeParse(one);
      if (parsed.success) events.push(parsed.data);
    }
  };
  session.on('Tracing.dataCollected', collect);
  const mark = `work-${crypto.randomUUID()}`;
  const stamp = () =>
    session.send('Runtime.evaluate', { expression: `performance.mark(${JSON.stringify(mark)})` });
  try {
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: [TASKS, 'blink.user_timing'], recordMode: 'recordContinuously' },
    });
    await stamp();
    await work();
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
  } finally {
    session.off('Tracing.dataCollected', collect);
  }
  const own = events.find(({ name }) => name === mark);
  if (own === undefined) throw new Error('The trace does not have the page.');
  const durations = events
    .filter(
      ({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === own.pid && tid === own.tid,
    )
    .map(({ tdur = 0 }) => tdur / 1_000);
  return { total: durations.reduce((sum, one) => sum + one, 0), worst: Math.max(0, ...durations) };
}
