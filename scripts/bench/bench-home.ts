import { createAssist, type Assist } from '../../tests/e2e/support/assist.ts';
import { connectAs } from '../../tests/e2e/support/connect.ts';
import { createHome, type Home } from '../../tests/e2e/support/home.ts';
import type { Script } from '../../tests/fakes/scripted-model/script.ts';
import { startScriptedModel, type ScriptedModel } from '../../tests/fakes/scripted-model/server.ts';
import { startBed, type Bed } from '../bed/bed.ts';
import type { BedOptions } from '../bed/options.ts';
import type { Say } from '../say.ts';

/** A bed with a scripted model in this process, so that both have one clock. */
export interface BenchHome {
  readonly bed: Bed;
  readonly model: ScriptedModel;
  readonly home: Home;
  readonly assist: Assist;
  readonly version: string;
}

/** Milliseconds since 1970, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Starts the home, does the work, and stops everything whatever happens. */
export async function inBenchHome<Result>(
  script: Script,
  options: Partial<BedOptions>,
  say: Say,
  work: (home: BenchHome) => Promise<Result>,
): Promise<Result> {
  const model = await startScriptedModel({ script, now });
  try {
    const bed = await startBed({ ...options, modelUrl: model.url }, say);
    const connection = await connectAs(bed.report.home_assistant_url, bed.report.token);
    try {
      const home = createHome(connection);
      const assist = createAssist(connection, bed.report.pipeline_id);
      return await work({ bed, model, home, assist, version: connection.haVersion });
    } finally {
      connection.close();
      await bed.stop();
    }
  } finally {
    await model.close();
  }
}
