/** The whole product, judged by what must always hold and not by how the gate reckons. */
import { beforeAll, expect, test } from 'vitest';
import type { Place } from '../agent/turn-context.ts';
import type { Asker } from '../people/asker.ts';
import { levels, type RightsArea, rightsAreas, type TemplateName, templateNames } from '../people/rights.ts';
import { askerWith } from '../people/test-askers.ts';
import { tiers } from '../tools/tool.ts';
import { type Circumstances, judge, type JudgedCall, type Verdict, whys } from './gate.ts';
import { call, mail, now, PRIVATE, targets, which } from './test-calls.ts';

const PLACES: readonly Place[] = ['home', 'away'];
const BOTH = [false, true] as const;

interface Case {
  readonly judged: JudgedCall;
  readonly circumstances: Circumstances;
  readonly template: TemplateName;
  readonly verdict: Verdict;
}

const AREA_SETS: readonly (readonly RightsArea[])[] = [
  [],
  ...rightsAreas.map((area) => [area]),
  ['home', 'security'],
];
const FLAGS = [
  { sendsOut: false, isAboutAsker: false },
  { sendsOut: true, isAboutAsker: false },
  { sendsOut: false, isAboutAsker: true },
] as const;

function calls(): readonly JudgedCall[] {
  const targetSets = [[], ['person.ada'], ['person.bob'], targets(9)];
  return tiers.flatMap((tier) =>
    AREA_SETS.flatMap((areas) =>
      targetSets.flatMap((entityIds) => FLAGS.map((flags) => call(tier, areas, { entityIds, ...flags }))),
    ),
  );
}

/** Every template as it is, and with each of these areas at each level. */
function askers(areas: readonly RightsArea[]): readonly { template: TemplateName; asker: Asker }[] {
  return templateNames.flatMap((template) => {
    const plain = askerWith(template);
    const changed = areas.flatMap((area) =>
      levels.map((level) => ({ template, asker: { ...plain, areas: { ...plain.areas, [area]: level } } })),
    );
    return [{ template, asker: plain }, ...changed];
  });
}

function circumstancesOf(asker: Asker): readonly Circumstances[] {
  const both = <Value>(makes: (is: boolean) => readonly Value[]) => BOTH.flatMap(makes);
  return PLACES.flatMap((place) =>
    both((isTainted) =>
      both((isInOwnWords) =>
        both((isUnclear) =>
          BOTH.map((isAnswered) =>
            now(asker, {
              place,
              taint: isTainted ? [mail] : [],
              isInOwnWords,
              ambiguity: isUnclear ? which : null,
              isAnswered,
            }),
          ),
        ),
      ),
    ),
  );
}

const isRisky = ({ tier }: JudgedCall) => tier === 'confirm' || tier === 'owner';

/** What holds in every single case. */
const laws: Readonly<Record<string, (one: Case) => boolean>> = {
  'a refusal is a sentence, and a question says why': ({ verdict }) => {
    if (verdict.verdict === 'run') return true;
    if (verdict.verdict === 'deny') return /\p{L}.*[.]$/u.test(verdict.reason);
    const { why, question, ambiguity } = verdict;
    const isSound = why.length > 0 && question !== '' && why.every((one) => whys.includes(one));
    return isSound && new Set(why).size === why.length && why.includes('ambiguous') === (ambiguity !== null);
  },
  'nothing risky runs without a yes': ({ judged, circumstances, verdict }) =>
    !isRisky(judged) || circumstances.isAnswered || verdict.verdict !== 'run',
  'what somebody may not is not done for them, yes or no': ({ judged, circumstances, verdict }) =>
    judged.areas.every((area) => circumstances.asker.areas[area] !== 'none') || verdict.verdict === 'deny',
  'neither a guest nor a room nor an automation touches or hears what guards the house': ({
    judged,
    circumstances,
    template,
    verdict,
  }) =>
    !['guest', 'room', 'house'].includes(template) ||
    !judged.areas.includes('security') ||
    circumstances.asker.areas.security !== 'none' ||
    verdict.verdict === 'deny',
  'a room and an automation get nothing private unless it is everybody’s': ({
    judged,
    circumstances: { asker, isAnswered },
    verdict,
  }) =>
    asker.kind === 'person' ||
    isAnswered ||
    verdict.verdict !== 'run' ||
    judged.areas.every((area) => !PRIVATE.includes(area) || asker.areas[area] === 'all'),
  'an automation is never asked': ({ template, verdict }) =>
    template !== 'house' || verdict.verdict !== 'ask',
  'only an owner changes what is an owner’s': ({ judged, circumstances, verdict }) =>
    judged.tier !== 'owner' || circumstances.asker.isOwner || verdict.verdict === 'deny',
  'after a stranger’s text nothing above reading runs but what the person said': ({
    judged,
    circumstances: { taint, isAnswered, isInOwnWords },
    verdict,
  }) =>
    taint.length === 0 ||
    isAnswered ||
    verdict.verdict !== 'run' ||
    (judged.tier === 'read' && !judged.sendsOut) ||
    (isInOwnWords && !isRisky(judged)),
  'nobody is asked again what they have said yes to': ({ circumstances, verdict }) =>
    !circumstances.isAnswered || verdict.verdict !== 'ask',
  'a yes changes no refusal': ({ judged, circumstances, verdict }) =>
    verdict.verdict !== 'deny' ||
    circumstances.asker.kind === 'house' ||
    judge(judged, { ...circumstances, isAnswered: true }).verdict === 'deny',
  'what is asked runs after the yes, by the same rights': ({ judged, circumstances, verdict }) => {
    if (verdict.verdict !== 'ask') return true;
    const chosen = { ...circumstances, ambiguity: null };
    // A choice that is no yes to anything is judged again as a new call.
    if (verdict.ambiguity !== null && verdict.why.length === 1) {
      return judge(judged, chosen).verdict !== 'deny';
    }
    const yes = { ...chosen, isAnswered: true, answeredBy: verdict.answerableBy };
    return judge(judged, yes).verdict === 'run';
  },
  'the asker’s own yes never stands for an adult’s': ({ judged, circumstances, verdict }) => {
    if (verdict.verdict !== 'ask' || verdict.answerableBy !== 'adult') return true;
    const own = judge(judged, { ...circumstances, isAnswered: true, answeredBy: 'asker' });
    return own.verdict === 'ask' && own.answerableBy === 'adult';
  },
  'what opens, disarms or is for one alone to want is not answered by a voice alone, and nothing harmless is marked so':
    ({ judged, verdict }) => {
      if (verdict.verdict !== 'ask' || verdict.ambiguity !== null) return true;
      const isAnything = judged.areas.length === 0 && !judged.isAboutAsker;
      const isGuarded =
        isAnything || judged.isAboutAsker || judged.areas.includes('security') || judged.tier === 'owner';
      return verdict.isSecurity === (isRisky(judged) && isGuarded);
    },
};

const broken = new Map(Object.keys(laws).map((law) => [law, [] as string[]]));
let cases = 0;

/** One sweep for all laws; of each that is broken, the first three cases. */
beforeAll(() => {
  for (const judged of calls()) {
    for (const { template, asker } of askers(judged.areas)) {
      for (const circumstances of circumstancesOf(asker)) {
        const one = { judged, circumstances, template, verdict: judge(judged, circumstances) };
        cases += 1;
        for (const [law, holds] of Object.entries(laws)) {
          const found = broken.get(law) ?? [];
          if (found.length < 3 && !holds(one)) found.push(JSON.stringify(one));
        }
      }
    }
  }
}, 60_000);

test.each(Object.keys(laws))('%s', (law) => {
  expect(cases).toBeGreaterThan(100_000);
  expect(broken.get(law)).toEqual([]);
});

test('more right never takes away what was there', () => {
  const order = { deny: 0, ask: 1, run: 2 } as const;
  const worse: string[] = [];
  for (const template of templateNames) {
    const asker = askerWith(template);
    for (const area of rightsAreas) {
      // Of what is private, `own` is one's own without asking where `ask` is everybody's after asking.
      const ladder = PRIVATE.includes(area) ? (['none', 'own', 'all'] as const) : levels;
      for (const judged of calls().filter(({ areas }) => areas.includes(area))) {
        const verdicts = ladder.map(
          (level) => judge(judged, now({ ...asker, areas: { ...asker.areas, [area]: level } })).verdict,
        );
        const isRising = verdicts.every((one, index) => order[one] >= order[verdicts[index - 1] ?? 'deny']);
        if (!isRising) worse.push(`${template} ${area} ${judged.tier}: ${verdicts.join(' ')}`);
      }
    }
  }
  expect(worse).toEqual([]);
});
