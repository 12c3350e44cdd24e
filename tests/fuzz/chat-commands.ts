/** Commands of the chat card, by their contracts. */
import {
  chatDeleteCommand,
  chatDetailsCommand,
  chatHistoryCommand,
  chatSendCommand,
  chatStopCommand,
} from '../../addon/src/api/contract-chat.ts';
import * as z from 'zod';

export const chatCommands = {
  'butler/chat/send': { contract: chatSendCommand, for: 'anybody' },
  'butler/chat/delete': { contract: chatDeleteCommand, for: 'anybody' },
  'butler/chat/details': { contract: chatDetailsCommand, for: 'administrators' },
  'butler/chat/stop': { contract: chatStopCommand, for: 'anybody' },
  'butler/chat/history': {
    contract: chatHistoryCommand.extend({
      before: z.enum(['2026-11-22T18:02:11.120Z turn-0001', 'then', '2026-11-22T18:02:11.120Z \u0000']),
    }),
    for: 'anybody',
  },
} as const;
