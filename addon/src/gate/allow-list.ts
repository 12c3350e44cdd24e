/**
 * What HA's own matcher may execute without the app: for each asker whatever the gate would run for exactly this
 * one, of what the intents do. What is not on somebody's list goes to the app, where the gate says why not.
 */
import type { AllowList } from '../api/contract.ts';
import { isScreen } from '../house/cover-kind.ts';
import type { House } from '../house/house.ts';
import type { Asker } from '../people/asker.ts';
import type { RightsArea } from '../people/rights.ts';
import type { Tier } from '../tools/tool.ts';
import { judge, MAX_TARGETS } from './gate.ts';
import { freeIntents, intentServices, type ReadIntent, readIntents } from './intent-services.ts';
import { classesOf, unlikeTheirKind } from './kinds.ts';
import { areaOfKind } from './areas.ts';
import { serviceTier } from './tiers.ts';

type Rules = AllowList['lists'][string];
type Rule = Rules[number];

/** Everybody who can ask, as the app would know them. */
export interface Askers {
  /** By HA user. */
  readonly users: ReadonlyMap<string, Asker>;
  readonly satellites: ReadonlyMap<string, Asker>;
  /** Of whom nothing is known. */
  readonly room: Asker;
  readonly house: Asker;
}

/** HA's matcher does not look whether these moved; the app does, so they are the app's even where harmless. */
function isVerifiedByTheApp(domain: string, deviceClass: string | null): boolean {
  return domain === 'lock' || domain === 'valve' || (domain === 'cover' && !isScreen(deviceClass));
}

/** As whom the app itself would act. */
function usersOf(satellites: Askers['satellites']): Record<string, string> {
  const all = [...satellites].map(([id, { userId }]) => [id, userId] as const);
  return Object.fromEntries(all.filter((each): each is [string, string] => each[1] !== null));
}

/** Equal lists are one, under one name. */
export function allowListFor(askers: Askers, house: House): AllowList {
  const lists: Record<string, Rules> = {};
  const names = new Map<string, string>();
  const nameOf = (asker: Asker): string => {
    const rules = rulesFor(asker);
    const text = JSON.stringify(rules);
    const name = names.get(text) ?? `list_${names.size + 1}`;
    names.set(text, name);
    lists[name] = rules;
    return name;
  };
  const named = (all: ReadonlyMap<string, Asker>) =>
    Object.fromEntries([...all].map(([id, asker]) => [id, nameOf(asker)]));
  return {
    version: 2,
    max_targets: MAX_TARGETS,
    room: nameOf(askers.room),
    house: nameOf(askers.house),
    users: named(askers.users),
    satellites: named(askers.satellites),
    satellite_users: usersOf(askers.satellites),
    lists,
    kept: [...unlikeTheirKind(house)],
  };
}

function rulesFor(asker: Asker): Rules {
  const acting = Object.entries(intentServices).flatMap(([intent, services]) =>
    Object.entries(services).flatMap(([domain, service]) => actingRule({ intent, domain, service }, asker)),
  );
  const reading = readIntents.flatMap((reads) => readingRule(reads, asker));
  return [...acting, ...reading, ...freeRules(asker)];
}

interface Acts {
  readonly intent: string;
  readonly domain: string;
  readonly service: string;
}

function actingRule({ intent, domain, service }: Acts, asker: Asker): Rule[] {
  const all = classesOf(domain);
  const local = all.filter(
    (deviceClass) =>
      !isVerifiedByTheApp(domain, deviceClass) &&
      runs(asker, serviceTier(service, { domain, deviceClass }), [areaOfKind(domain, deviceClass)]),
  );
  return ruleOf(intent, domain, local, all);
}

function readingRule({ intent, domain, classes }: ReadIntent, asker: Asker): Rule[] {
  const all = classesOf(domain);
  const local = (classes ?? all).filter((deviceClass) =>
    runs(asker, 'read', [areaOfKind(domain, deviceClass)]),
  );
  return ruleOf(intent, domain, local, all);
}

/** `null`, any, only where a class that nobody knows yet is no exception. */
function ruleOf(
  intent: string,
  domain: string,
  local: readonly (string | null)[],
  all: readonly (string | null)[],
): Rule[] {
  if (local.length === 0) return [];
  return [{ intent, domain, device_classes: all.every((one) => local.includes(one)) ? null : [...local] }];
}

function freeRules(asker: Asker): Rule[] {
  const allowed = [
    ...(runs(asker, 'read', ['home']) ? freeIntents.read : []),
    ...(runs(asker, 'act', ['home']) ? freeIntents.timers : []),
    ...(runs(asker, 'act', ['household']) ? freeIntents.shopping : []),
  ];
  return allowed.map((intent) => ({ intent, domain: null, device_classes: null }));
}

/** Whoever is matched has said it in their own words, and no stranger's text has a part in it. */
function runs(asker: Asker, tier: Tier, areas: readonly RightsArea[]): boolean {
  const call = {
    tool: '',
    tier,
    args: {},
    entityIds: [],
    question: '',
    areas,
    sendsOut: false,
    isAboutAsker: false,
  };
  const { verdict } = judge(call, {
    asker,
    place: 'unknown',
    language: 'en',
    moved: new Set(),
    taint: [],
    isInOwnWords: true,
    ambiguity: null,
    isAnswered: false,
  });
  return verdict === 'run';
}

/** For a household where everything that is said comes to the app. */
export const NOTHING_ALLOWED: AllowList = {
  version: 2,
  max_targets: 0,
  lists: { none: [] },
  users: {},
  satellites: {},
  room: 'none',
  house: 'none',
};
