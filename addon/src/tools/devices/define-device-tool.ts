/** The frame that the tools for single kinds of devices share: one change for each device, made and verified. */
import type * as z from 'zod';
import type { TurnContext } from '../../agent/turn-context.ts';
import { entityTier } from '../../gate/risk.ts';
import { worstTier } from '../../gate/tiers.ts';
import type { EntityState } from '../../house/house.ts';
import type { Said } from '../../language/more-device-phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import type { Phrases } from '../../language/phrases.ts';
import type { HomeDeps } from '../home/deps.ts';
import { nameAll } from '../home/names.ts';
import { type Aim, perform } from '../home/perform.ts';
import { report } from '../home/report.ts';
import { resolveTargets, type targetFields } from '../home/targets.ts';
import { defineTool, type Tool } from '../tool.ts';

/** What one device is told. */
export interface Step {
  readonly service: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isReached: (state: EntityState) => boolean;
  /** There is always something to do, whatever the state is. */
  readonly isRelative?: boolean;
}

export interface DeviceToolSpec<Input extends z.ZodObject<typeof targetFields>, Change> {
  readonly name: string;
  readonly description: string;
  readonly domain: string;
  readonly input: Input;
  /** What is to happen with one device: plain data. Throws `invalid` with what it can do instead. */
  readonly changeOf: (input: z.output<Input>, entityId: string, turn: TurnContext) => Change;
  readonly stepOf: (change: Change) => Step;
  /** `state` is the live one at the end; undefined for what did not happen yet. */
  readonly say: (change: Change, phrases: Phrases, state: EntityState | undefined) => Said;
}

export function defineDeviceTool<Input extends z.ZodObject<typeof targetFields>, Change>(
  deps: HomeDeps,
  spec: DeviceToolSpec<Input, Change>,
): Tool {
  const { name, description, domain, input } = spec;
  return defineTool({
    name,
    description,
    input,
    resolve(given, turn) {
      const entityIds = resolveTargets(given, turn, deps.search, { domains: [domain] });
      const changes = Object.fromEntries(
        entityIds.map((entityId) => [entityId, spec.changeOf(given, entityId, turn)]),
      );
      return { call: { entity_ids: entityIds, changes }, entityIds };
    },
    tier: ({ changes }, { house }) =>
      worstTier(
        Object.entries(changes).map(([entityId, change]) =>
          entityTier(spec.stepOf(change).service, entityId, house),
        ),
      ),
    services: ({ changes }) =>
      Object.fromEntries(
        Object.entries(changes).map(([entityId, change]) => [entityId, spec.stepOf(change).service]),
      ),
    question({ entity_ids: entityIds, changes }, { house, language }) {
      const phrases = phrasesFor(language);
      const [first] = Object.values(changes);
      const names = nameAll(entityIds, house, phrases);
      return first === undefined ? names : spec.say(first, phrases, undefined).question(names);
    },
    async run({ changes }, turn) {
      const phrases = phrasesFor(turn.language);
      const saidOf = (entityId: string, state: EntityState | undefined): Said => {
        const change = changes[entityId];
        if (change === undefined) throw new Error(`nothing was planned for ${entityId}`);
        return spec.say(change, phrases, state);
      };
      const aims = Object.entries(changes).map(([entityId, change]): Aim => ({
        entityId,
        domain,
        ...spec.stepOf(change),
      }));
      return report(await perform(deps, aims, turn), turn, {
        now: (state, entityId) => saidOf(entityId, state).now,
        verb: (entityId) => saidOf(entityId, undefined).verb,
      });
    },
  });
}
