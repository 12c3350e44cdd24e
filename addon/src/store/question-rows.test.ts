import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Decision, Question } from '../questions/question.ts';
import { countGuess, forgetGuesses } from './pin-rows.ts';
import {
  decideQuestion,
  expireQuestions,
  failBrokenOff,
  finishQuestion,
  insertQuestion,
  putQuestionAgain,
  selectLatest,
  selectOpen,
  selectQuestion,
} from './question-rows.ts';
import { createEmbeddedPlaces, migratedIn, postgresPlace } from './test-databases.ts';
import { startTestPostgres } from './test-postgres.ts';

const postgres = await startTestPostgres();
const embedded = createEmbeddedPlaces();
afterAll(() => embedded.close());
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const databases = [
  { name: 'embedded', place: () => embedded.place(), isThere: true },
  { name: 'postgresql', place: () => postgresPlace(postgres?.url ?? ''), isThere: postgres !== undefined },
];
const AT = new Date('2026-11-22T12:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

function question(changes: Partial<Question> = {}): Question {
  return {
    id: 'q1',
    state: 'open',
    turnId: 't1',
    conversationId: 'c1',
    askerKey: 'person:anna',
    answerableBy: 'asker',
    askedAt: AT,
    expiresAt: later(5),
    decision: null,
    outcome: null,
    traces: { door: 'assist', user_id: 'u1', device_id: null, satellite_id: null, area_id: null },
    asker: { name: 'Anna "Ä"', personId: 'anna', userId: 'u1', isCertain: true },
    contextId: 'context',
    language: 'en',
    spoken: true,
    text: 'Unlock the front door?',
    what: ['Unlock the front door'],
    why: ['risky'],
    taint: [{ origin: 'mail', from: 'the mail "Dinner"' }],
    areas: ['security'],
    isSecurity: true,
    isOnlyUnclear: false,
    choices: [
      {
        id: 'yes',
        label: '',
        isGuarded: true,
        calls: [
          {
            tool: 'set_lock',
            input: { entity_ids: ['lock.front_door'], action: 'unlock' },
            args: { entity_ids: ['lock.front_door'], action: 'unlock' },
            entityIds: ['lock.front_door'],
            hash: 'abc',
          },
        ],
      },
    ],
    isChoice: false,
    notices: [{ userId: 'u2', nonce: 'n' }],
    ...changes,
  };
}
const decision = (changes: Partial<Decision> = {}): Decision => ({
  by: 'Anna',
  door: 'card',
  at: later(1),
  answerId: 'a1',
  choiceId: 'yes',
  ...changes,
});

for (const { name, place, isThere } of databases)
  describe.skipIf(!isThere)(`on ${name}`, () => {
    test('a question comes back as it was kept', async () => {
      const database = await migratedIn(await place());
      await insertQuestion(database, question());
      expect(await selectQuestion(database, 'q1')).toEqual(question());
      expect(await selectOpen(database, later(1))).toEqual([question()]);
      expect(await selectOpen(database, later(5))).toEqual([]);
      expect(await selectQuestion(database, 'other')).toBeUndefined();
    });

    test('of many decisions at once one wins, and says so', async () => {
      const database = await migratedIn(await place());
      await insertQuestion(database, question());
      const ends = ['taken', 'declined', 'taken', 'withdrawn', 'taken'] as const;
      const wins = await Promise.all(
        ends.map(
          async (end, index) => await decideQuestion(database, 'q1', end, decision({ answerId: `${index}` })),
        ),
      );
      expect(wins.filter((isMine) => isMine)).toHaveLength(1);
      const kept = await selectQuestion(database, 'q1');
      expect(kept?.decision?.answerId).toBe(String(wins.indexOf(true)));
      expect(kept?.state).toBe(ends[wins.indexOf(true)]);
    });

    test('too late is too late, to the millisecond', async () => {
      const database = await migratedIn(await place());
      await insertQuestion(database, question());
      expect(await decideQuestion(database, 'q1', 'taken', decision({ at: later(5) }))).toBe(false);
      expect(await expireQuestions(database, new Date(later(5).getTime() - 1))).toEqual([]);
      expect(await expireQuestions(database, later(5))).toEqual(['q1']);
      expect(await selectQuestion(database, 'q1')).toMatchObject({ state: 'expired', decision: null });
    });

    test('what was broken off has failed, and nobody knows how', async () => {
      const database = await migratedIn(await place());
      await insertQuestion(database, question());
      await insertQuestion(database, question({ id: 'q2', askedAt: later(1) }));
      await decideQuestion(database, 'q1', 'taken', decision());
      await decideQuestion(database, 'q2', 'taken', decision());
      await finishQuestion(database, 'q2', 'done', 'Done.\0');
      await failBrokenOff(database);
      expect(await selectQuestion(database, 'q1')).toMatchObject({ state: 'failed', outcome: null });
      expect(await selectQuestion(database, 'q2')).toMatchObject({ state: 'done', outcome: 'Done.\uFFFD' });
      // Only what runs can end.
      await finishQuestion(database, 'q1', 'done', 'Done.');
      expect(await selectQuestion(database, 'q1')).toMatchObject({ state: 'failed', outcome: null });
      expect(await selectLatest(database, 'c1', 'person:anna')).toMatchObject({ id: 'q2' });
      expect(await selectLatest(database, 'c1', 'person:ben')).toBeUndefined();
    });

    test('only an open question is put again', async () => {
      const database = await migratedIn(await place());
      await insertQuestion(database, question());
      expect(await putQuestionAgain(database, 'q1', 't2')).toBe(true);
      expect(await selectQuestion(database, 'q1')).toMatchObject({ turnId: 't2', expiresAt: later(5) });
      await decideQuestion(database, 'q1', 'declined', decision());
      expect(await putQuestionAgain(database, 'q1', 't3')).toBe(false);
    });

    test('guesses are counted until one is right, and lock for a while', async () => {
      const database = await migratedIn(await place());
      const guess = async (now: Date) =>
        await countGuess(database, 'home', { most: 3, now, lockedUntil: new Date(now.getTime() + 900_000) });
      expect([await guess(AT), await guess(AT)]).toEqual([true, true]);
      await forgetGuesses(database, 'home');
      const many = await Promise.all(Array.from({ length: 8 }, async () => await guess(AT)));
      expect(many.filter((isTaken) => isTaken)).toHaveLength(3);
      expect(await guess(later(14))).toBe(false);
      expect(await guess(later(15))).toBe(true);
      // Else four digits were guessed within days.
      expect([await guess(later(15)), await guess(later(29)), await guess(later(30))]).toEqual([
        false,
        false,
        true,
      ]);
      await forgetGuesses(database, 'home');
      expect([await guess(later(30)), await guess(later(30))]).toEqual([true, true]);
    });
  });
