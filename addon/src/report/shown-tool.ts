/** Of these not even an owner needs to know which it was: that somebody has forgotten something is their own business. */
const PRIVATE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    memory: [
      'remember_fact',
      'recall_facts',
      'forget_fact',
      'correct_fact',
      'take_back_fact',
      'forget_everything',
      'keep_nothing',
      'get_recent_conversations',
    ],
    profile: ['about_me', 'update_profile', 'update_soul'],
  }).flatMap(([group, names]) => names.map((name) => [name, group])),
);

/** The name as an owner sees it. */
export const shownTool = (name: string): string => PRIVATE.get(name) ?? name;
