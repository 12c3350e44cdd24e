import type { Script } from '../../../tests/fakes/scripted-model/script.ts';

/** What is said, and what the model answers it with: the same words and the same number of calls for both agents. */
export interface Scenario {
  readonly title: string;
  readonly sentence: string;
  readonly modelCalls: number;
  /** The entity that the sentence must have moved, if any. */
  readonly moves: string | null;
}

const ANSWER =
  'Certainly. The evening is quiet, every star is out above the roofs, and the air is mild enough for a walk, ' +
  'so there is nothing at all that you need to see to before you go to bed.';

/** Only what is so: the butler corrects anything else, which takes another call of the model. */
const REPORT = 'The room 7 switch 3 is on.';

export const scenarios: readonly Scenario[] = [
  { title: 'plain answer', sentence: 'tell me something calming about tonight', modelCalls: 1, moves: null },
  {
    title: 'one tool call',
    sentence: 'please bring the third switch of room seven to life',
    modelCalls: 2,
    moves: 'switch.room_7_switch_3',
  },
];

/** The butler's tool and Home Assistant's; each agent declares only its own. */
export const script: Script = [
  { when: { said: 'calming' }, reply: ANSWER },
  {
    when: { said: 'to life', has_tool: 'turn_on_off' },
    replies: [
      [{ tool: 'turn_on_off', input: { entity_ids: ['switch.room_7_switch_3'], state: 'on' } }],
      REPORT,
    ],
  },
  {
    when: { said: 'to life', has_tool: 'intent__HassTurnOn' },
    replies: [[{ tool: 'intent__HassTurnOn', input: { name: 'Room 7 switch 3' } }], REPORT],
  },
];
