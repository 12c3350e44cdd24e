/**
 * A day becomes a summary, and words go after thirty days. What is said here is said to a real home; only its date is
 * moved afterwards, in the database, because a day cannot be waited for.
 */
import { expect, onTestFinished, test, vi } from 'vitest';
import { postgresPlace } from '../../addon/src/store/test-databases.ts';
import { startTestPostgres } from '../../addon/src/store/test-postgres.ts';
import { selectUsage } from '../../addon/src/store/usage-rows.ts';
import { openOwnBed, type OwnBed } from './support/bed.ts';
import { gatherSpeakers } from './support/speakers.ts';

const postgres = await startTestPostgres();
vi.setConfig({ testTimeout: 120_000 });

const CAKE = 'Wants a cherry cake for Tom on Saturday.';
const QUICK = 'tests/e2e/support/app-with-quick-chores.ts';
const eventually = { timeout: 30_000, interval: 200 };

async function start() {
  const place = await postgresPlace(postgres?.url ?? '');
  const bed = await openOwnBed({ databaseUrl: place.url, appMain: QUICK });
  onTestFinished(() => bed.close());
  const database = place.open();
  const speakers = await gatherSpeakers(bed);
  onTestFinished(() => speakers.close());
  await bed.people.introduce();
  return {
    bed,
    say: async (name: 'Robin' | 'Sam' | 'kitchen', text: string) => (await speakers.of(name).say(text)).text,
    /** Everything that was said so far happened this many days earlier. */
    moveBack: async (days: number) => {
      for (const [table, columns] of [
        ['conversations', ['started_at', 'last_at']],
        ['exchanges', ['at']],
        ['conversation_history', ['at']],
        ['model_usage', ['at']],
      ] as const)
        await database.query(
          `update butler.${table} set ${columns.map((one) => `${one} = ${one} - make_interval(days => $1)`).join(', ')}`,
          [days],
        );
    },
    summaries: async () => {
      const rows = await database.query(
        `select summary from butler.day_summaries where summary is not null order by summary`,
      );
      return rows.map(({ summary }) => summary);
    },
    words: async () => {
      const rows = await database.query(`select content from butler.conversation_history`);
      return rows.map(({ content }) => String(content)).join('\n');
    },
    tokens: async () => {
      const wanted = { from: new Date('2000-01-01'), until: new Date(Date.now() + 86_400_000) };
      const rows = await selectUsage(database, { ...wanted, timeZone: 'UTC', longPrompt: 100_000 });
      return rows.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
    },
  };
}

async function lastSystem(bed: OwnBed): Promise<string> {
  return JSON.stringify((await bed.model.calls()).at(-1)?.body?.system);
}

test.skipIf(postgres === undefined)(
  'yesterday stands in the prompt of its person, and after thirty days nothing but that is left',
  async () => {
    const { bed, say, moveBack, summaries, words, tokens } = await start();
    const script = [
      {
        when: { said: '<day>', prompt: 'cherry cake' },
        reply: [{ tool: 'answer', input: { summary: CAKE } }],
      },
      // What is no answer: by rule then.
      { when: { said: '<day>' }, reply: 'I would rather not.' },
      { reply: 'Very well.' },
    ];
    await bed.model.play(script);
    await say('Robin', 'I want a cherry cake for Tom on Saturday');
    await say('Sam', 'my green tent has a hole');
    await say('kitchen', 'somebody wants pancakes');
    await expect.poll(words, eventually).toContain('pancakes');
    await moveBack(1);
    await expect.poll(summaries, eventually).toEqual([CAKE, '“my green tent has a hole”']);

    await say('Robin', 'tell me something about the sea');
    expect(await lastSystem(bed)).toContain(CAKE);
    await say('Sam', 'tell me something about the sea');
    expect(await lastSystem(bed)).toContain('my green tent has a hole');
    expect(await lastSystem(bed)).not.toContain('cherry');
    await say('kitchen', 'tell me something about the sea');
    expect(await lastSystem(bed)).not.toMatch(/<days>\\n|cherry|tent/);

    await bed.model.play(script);
    expect(await say('Robin', 'What did I ask you yesterday?')).toMatch(
      /^You said yesterday at .*: “I want a cherry cake for Tom on Saturday”\.$/,
    );
    expect(await say('Sam', 'what did I say about the tent yesterday')).toMatch(
      /“my green tent has a hole”\.$/,
    );
    expect(await say('Sam', 'what did I say about the cake yesterday')).toMatch(/don’t find anything/);
    expect(await say('kitchen', 'what did I ask you yesterday')).toMatch(/don’t know who is asking/);
    expect(await bed.model.calls()).toEqual([]);

    await expect.poll(words, eventually).toContain('who is asking');
    // Nothing more is used: what is learned meanwhile costs, too.
    await bed.model.play([{ reply: { error: { status: 400 } } }]);
    const whole = await tokens();
    expect(whole).toBeGreaterThan(0);
    // Days of the household: an hour before midnight, and with the clocks changed since, 31 are 30.
    await moveBack(33);
    await expect.poll(words, eventually).not.toMatch(/cake|tent|pancakes/);
    expect(await tokens()).toBe(whole);
    // The summary has kept its day.
    expect(await say('Robin', 'What did I ask you yesterday?')).toContain(`in short: ${CAKE}`);
  },
);
