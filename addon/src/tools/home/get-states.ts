import * as z from 'zod';
import { cleanName } from '../../house/clean-name.ts';
import type { Entity, EntityState, House } from '../../house/house.ts';
import { isPlainValue, isUnit, numberOf, stateWords } from '../../house/state-words.ts';
import { capitalised } from '../../language/grammar.ts';
import type { Phrases } from '../../language/phrases.ts';
import { phrasesFor } from '../../language/phrases-for.ts';
import { saysSomething, taintOf } from '../outside-text.ts';
import { defineTool } from '../tool.ts';
import type { HomeDeps } from './deps.ts';
import { subjectOf } from './names.ts';
import { resolveTargets, targetFields } from './targets.ts';

const MOST = 25;
const LONGEST_TEXT = 200;
const MOST_TEXTS = 8;

/** Of no use to anybody who asks, or already in the words of the state. */
const TECHNICAL =
  /^(supported_|friendly_name$|icon$|entity_picture|assumed_state$|attribution$|device_class$|state_class$|unit_of_measurement$|options$|entity_id$|restored$|editable$|id$|user_id$|access_token$|.*_(modes|list|url|id|color)$|color_mode$|(min|max)_.*$|hs_color$|brightness$|volume_level$|latitude$|longitude$|gps_accuracy$)/;

/** Where something comes from; nothing for people, and not everything is everybody's to know. */
const ENTITY_ID = /^[a-z_]+\.[a-z0-9_]+$/;

/** Attributes whose words Home Assistant defines (climate, fan, media_player and vacuum). */
const DEFINED = new Set(
  'hvac_action preset_mode fan_mode swing_mode direction repeat media_content_type status mode'.split(' '),
);

/** As house/state-words.ts writes them, with their zone; people hear the time of the household. */
const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/g;
const UNTIL = new RegExp(`\\buntil (${TIME.source})`, 'g');

/** The only tool that shows what devices write themselves; all of that is in `device_says`. */
export function getStates({ search }: Pick<HomeDeps, 'search'>) {
  return defineTool({
    name: 'get_states',
    description: 'Read current states and details.',
    input: z.strictObject({ ...targetFields, domain: z.string().optional() }),
    resolve({ entity_ids, area, domain }, turn) {
      const known = [...new Set([...turn.house.entities.values()].map((entity) => entity.domain))];
      const domains = domain === undefined ? known : [domain];
      const entityIds =
        area === undefined && domain !== undefined && entity_ids === undefined
          ? resolveTargets({ area: 'everywhere' }, turn, search, { domains })
          : resolveTargets({ entity_ids, area }, turn, search, { domains });
      return { call: { entity_ids: entityIds }, entityIds };
    },
    tier: () => 'read',
    question: (_call, { language }) => phrasesFor(language).home.look.question,
    run({ entity_ids }, { house, language, now }) {
      const shown = entity_ids.slice(0, MOST).flatMap((entityId) => {
        const entity = house.entities.get(entityId);
        return entity === undefined ? [] : [{ entity, ...detailsOf(entity, house.state(entityId)) }];
      });
      const isOutside = shown.some(({ texts }) => Object.keys(texts).length > 0);
      const data = {
        entities: shown.map(({ entity, words, facts, texts }) => ({
          id: entity.entityId,
          name: entity.name,
          state: words,
          ...facts,
          ...(Object.keys(texts).length > 0 && { device_says: texts }),
        })),
        ...(entity_ids.length > MOST && { not_shown: entity_ids.length - MOST }),
      };
      return Promise.resolve({
        data,
        spoken: spokenOf(shown, { house, now }, phrasesFor(language)),
        effects: [],
        isError: false,
        origin: isOutside ? 'device' : 'butler',
        taint: shown
          .filter(({ texts }) => Object.values(texts).some(saysSomething))
          .map(({ entity }) => taintOf(entity.entityId, house, language)),
      });
    },
  });
}

interface Details {
  readonly words: string;
  /** Numbers, and words that Home Assistant itself defines. */
  readonly facts: Readonly<Record<string, number | boolean | string>>;
  /** What the device or a service wrote. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What a device or a service wrote into its state and attributes, as far as it is shown. */
export function textsOf(entityId: string, state: EntityState | undefined): readonly string[] {
  return Object.values(detailsOf({ entityId }, state).texts);
}

function detailsOf({ entityId }: Pick<Entity, 'entityId'>, state: EntityState | undefined): Details {
  if (state === undefined) return { words: 'unknown', facts: {}, texts: {} };
  const words = stateWords(entityId, state);
  const told = Object.entries(state.attributes).filter(
    ([name, value]) =>
      !TECHNICAL.test(name) && /^[a-z0-9_]{1,40}$/.test(name) && !ENTITY_ID.test(String(value)),
  );
  const facts = told.flatMap(([name, value]) => (isFact(name, value) ? [[name, value] as const] : []));
  const texts = told.flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !isFact(name, value) ? [[name, plainText(value)]] : [],
  );
  const own = words === 'text' ? [['state', plainText(state.state)]] : [];
  return {
    words,
    facts: Object.fromEntries(facts),
    texts: Object.fromEntries([...own, ...texts].slice(0, MOST_TEXTS)),
  };
}

function isFact(name: string, value: unknown): value is number | boolean | string {
  if (typeof value === 'boolean' || numberOf(value) !== undefined) return true;
  if (typeof value !== 'string') return false;
  if (name.endsWith('_unit')) return isUnit(value);
  return isPlainValue(value) && (DEFINED.has(name) || /\d/.test(value));
}

/** One line without anything invisible; what it says is still the device's. */
function plainText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function spokenOf(
  shown: readonly { readonly entity: Entity; readonly words: string }[],
  { house, now }: { readonly house: House; readonly now: Date },
  phrases: Phrases,
): string {
  const { look, history } = phrases.home;
  const when = (time: string) => history.when(new Date(time), now, house.timeZone);
  if (shown.length > 3) return look.haveRead(shown.length);
  return shown
    .map(({ entity, words }) =>
      capitalised(look.isNow(subjectOf([entity.entityId], house, phrases), cleanName(words)))
        .replace(UNTIL, (_found, time: string) => look.until(when(time)))
        .replace(TIME, when),
    )
    .join(' ');
}
