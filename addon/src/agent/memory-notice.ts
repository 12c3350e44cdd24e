const MOST_CONVERSATIONS = 1_000;

/** True the first time that it is asked about a conversation while `isWhole` is false. */
export function createMemoryNotice() {
  const told = new Set<string>();
  return (conversationId: string, isWhole: boolean): boolean => {
    if (isWhole || told.has(conversationId)) return false;
    told.add(conversationId);
    const oldest = told.size > MOST_CONVERSATIONS ? told.values().next().value : undefined;
    if (oldest !== undefined) told.delete(oldest);
    return true;
  };
}
