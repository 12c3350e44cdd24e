import type { Change } from '../undo/change.ts';
import type { Exchange } from '../store/store.ts';
import type { LocalExchange } from './contract.ts';

/**
 * What was handled without the app, as it is kept: no model, no tool of ours, the same conversation. `speaker` is
 * the asker's key.
 */
export function exchangeOfLocal(
  local: LocalExchange,
  speaker: string,
  changes: readonly Change[] = [],
): Exchange {
  return {
    id: local.id,
    conversationId: local.conversation_id,
    at: new Date(local.at),
    door: local.door ?? 'assist',
    speaker,
    userId: local.user_id,
    areaId: local.area_id,
    satelliteId: local.satellite_id,
    language: local.language,
    text: local.text,
    answer: local.answer,
    outcome: local.handled_by,
    calls:
      local.effects.length === 0 && local.intent === null
        ? []
        : [
            {
              tool: local.intent ?? local.handled_by,
              args: {},
              tier: null,
              verdict: 'run',
              effects: local.effects,
              changes,
              origin: 'person',
            },
          ],
    usage: [],
    durationMs: 0,
  };
}
