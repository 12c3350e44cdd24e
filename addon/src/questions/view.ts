import type { QuestionView } from '../api/contract-questions.ts';
import type { Household } from '../people/person.ts';
import { type Home, userIdsOf } from './entitled.ts';
import type { Question } from './question.ts';

const MOST_OPTIONS = 20;

/** As Home Assistant may show it, to those alone who may answer as things are now. */
export function viewOf(question: Question, household: Household, home: Home): QuestionView {
  const userIds = userIdsOf(question, household, home);
  const targetsOf = (userId: string) =>
    household.people.find((person) => person.userId === userId)?.channels.notify ?? null;
  return {
    id: question.id,
    text: question.text,
    what: [...question.what],
    why: [...question.why],
    from: [...new Set(question.taint.map(({ from }) => from))].slice(0, 5),
    asked_by: question.asker.name,
    asked_by_user_id: loginOfAsker(question, household),
    asked_at: question.askedAt.toISOString(),
    expires_at: question.expiresAt.toISOString(),
    needs_unlock: question.choices.some(({ isGuarded }) => isGuarded),
    options: question.isChoice
      ? question.choices.slice(0, MOST_OPTIONS).map(({ id, label }) => ({ id, label }))
      : null,
    language: question.language,
    for_user_ids: [...userIds],
    notify: question.notices.flatMap(({ userId, nonce }) => {
      if (!userIds.includes(userId)) return [];
      const targets = targetsOf(userId);
      return [{ user_id: userId, nonce, targets: targets === null ? null : [...targets] }];
    }),
  };
}

/** Of whoever asked as things are now: their login may have become somebody else's. */
function loginOfAsker({ asker }: Question, { people }: Household): string | null {
  if (asker.personId === null) return asker.userId;
  return people.find(({ id, isActive }) => isActive && id === asker.personId)?.userId ?? null;
}
