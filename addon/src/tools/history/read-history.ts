import * as z from 'zod';
import { ButlerError } from '../../errors.ts';
import { localTime, momentOf } from '../../house/local-time.ts';
import type { PastState, Statistic } from '../../hub/hub.ts';
import type { HomeDeps } from '../home/deps.ts';
import { subjectOf } from '../home/names.ts';
import { resolveTargets, targetFields } from '../home/targets.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { defineTool, type MoreTool } from '../tool.ts';
import { sayPast } from './say-past.ts';
import { summarize, summarizeStatistic, type Summary } from './summarize.ts';

const MOST_ENTITIES = 10;
const MOST_DAYS = 10;

export function readHistory(deps: HomeDeps): MoreTool {
  const { hub, search } = deps;
  return {
    about: 'history (past states, how long, how often, since when)',
    words: `history past was were yesterday last night ago when since how long how often earlier morning
      weeks days months back then temperature how warm was open state of a device measured value
      war waren gestern heute Nacht letzte wann seit wie lange wie oft vorhin früher Verlauf vor Wochen Tagen damals Temperatur Messwert`,
    tool: defineTool({
      name: 'read_history',
      description:
        'What devices and sensors were in the past. Times are those of the household; without `to`, of the one moment `from`.',
      input: z.strictObject({
        ...targetFields,
        domain: z.string().optional().describe('with area'),
        from: z.string().describe('2026-11-21T22:00'),
        to: z.string().optional(),
      }),
      resolve({ entity_ids, area, domain, from, to }, turn) {
        const known = [...new Set([...turn.house.entities.values()].map((entity) => entity.domain))];
        const domains = domain === undefined ? known : [domain];
        const entityIds = resolveTargets({ entity_ids, area }, turn, search, { domains });
        if (entityIds.length > MOST_ENTITIES) {
          throw new ButlerError('invalid', `Name at most ${MOST_ENTITIES} entities.`);
        }
        const { timeZone } = turn.house;
        const start = timeOf(from, timeZone);
        const end = to === undefined ? start : timeOf(to, timeZone);
        if (end < start) throw new ButlerError('invalid', '`to` is before `from`.');
        if (start > turn.now) throw new ButlerError('invalid', '`from` is in the future.');
        if (end.getTime() - start.getTime() > MOST_DAYS * 86_400_000) {
          throw new ButlerError('invalid', `At most ${MOST_DAYS} days in one call.`);
        }
        return {
          call: {
            entity_ids: entityIds,
            from: start.toISOString(),
            to: to === undefined ? null : (end > turn.now ? turn.now : end).toISOString(),
          },
          entityIds,
        };
      },
      tier: () => 'read',
      question: (_, { language }) => phrasesFor(language).home.look.question,
      async run({ entity_ids, from, to }, turn) {
        const { house, signal, language } = turn;
        const start = new Date(from);
        const isMoment = to === null;
        // A moment is the state at the beginning of a very short span.
        const end = isMoment ? new Date(start.getTime() + 1_000) : new Date(to);
        const past = await hub.history(entity_ids, start, end, signal);
        const phrases = phrasesFor(language);
        const kept = await statistics(hub, { past, entityIds: entity_ids, start, to }, signal);
        const told = entity_ids.map((entityId) => {
          const live = house.state(entityId);
          const statistic = kept.get(entityId);
          const summary =
            statistic === undefined
              ? summarize(entityId, past.get(entityId) ?? [], { live, start, end })
              : summarizeStatistic(statistic, { live, start });
          return {
            data: {
              id: entityId,
              name: house.entities.get(entityId)?.name ?? entityId,
              ...(statistic === undefined ? inWords(summary, isMoment, house.timeZone) : longAgo(summary)),
            },
            spoken: sayPast(summary, subjectOf([entityId], house, phrases), {
              phrases,
              turn,
              start,
              isMoment,
            }),
          };
        });
        return {
          data: {
            from: localTime(start, house.timeZone),
            ...(!isMoment && { to: localTime(end, house.timeZone) }),
            entities: told.map(({ data }) => data),
          },
          spoken: told
            .slice(0, 3)
            .map(({ spoken }) => spoken)
            .join(' '),
          effects: [],
          isError: false,
          origin: 'butler',
        };
      },
    }),
  };
}

function timeOf(text: string, timeZone: string): Date {
  const moment = momentOf(text, timeZone);
  if (moment !== undefined) return moment;
  throw new ButlerError('invalid', `"${text.slice(0, 40)}" is no local time: write it as 2026-11-21T22:00.`);
}

interface Asked {
  readonly past: ReadonlyMap<string, readonly PastState[]>;
  readonly entityIds: readonly string[];
  readonly start: Date;
  /** Null for a moment. */
  readonly to: string | null;
}

/** Of sensors that the recorder has forgotten by now, what Home Assistant keeps for good; by the hour. */
async function statistics(
  hub: HomeDeps['hub'],
  { past, entityIds, start, to }: Asked,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Statistic>> {
  const hour = new Date(start.getTime() - (start.getTime() % 3_600_000));
  const end = to === null ? new Date(hour.getTime() + 3_600_000) : new Date(to);
  const forgotten = entityIds.filter((id) => id.startsWith('sensor.') && (past.get(id)?.length ?? 0) === 0);
  const found = await Promise.all(
    forgotten.map(async (id) => [id, await hub.statistic(id, hour, end, signal)] as const),
  );
  return new Map(found.flatMap(([id, statistic]) => (statistic === null ? [] : [[id, statistic]])));
}

function longAgo({ measured }: Summary): Readonly<Record<string, unknown>> {
  return {
    only_known_by_the_hour: true,
    lowest: measured?.lowest.words,
    highest: measured?.highest.words,
    average: measured?.average,
  };
}

const MOST_CHANGES = 40;

/** For the model: everything in words and units, and times as the household's clocks show them. */
function inWords(
  { first, changes, measured, lasted }: Summary,
  isMoment: boolean,
  timeZone: string,
): Readonly<Record<string, unknown>> {
  if (first === null && changes.length === 0) return { no_record: true };
  if (isMoment) return { state: first };
  const shown = changes.slice(-MOST_CHANGES);
  return {
    at_the_beginning: first ?? 'not known',
    ...(measured === null
      ? {
          changes: shown.map(({ at, words }) => `${localTime(at, timeZone)} ${words}`),
          ...(changes.length > shown.length && { earlier_changes: changes.length - shown.length }),
          how_long: lasted,
        }
      : {
          lowest: `${measured.lowest.words} at ${localTime(measured.lowest.at, timeZone)}`,
          highest: `${measured.highest.words} at ${localTime(measured.highest.at, timeZone)}`,
          average: measured.average,
          at_the_end: measured.last,
        }),
  };
}
