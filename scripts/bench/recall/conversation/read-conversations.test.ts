import { describe, expect, it } from 'vitest';
import { readConversations } from './read-conversations.ts';

const conversation = {
  speaker_a: 'Ada',
  session_1_date_time: '1:56 pm on 8 May, 2026',
  session_1: [
    { speaker: 'Ada', dia_id: 'D1:1', text: 'The boat is at the pier.' },
    { speaker: 'Ben', dia_id: 'D1:2', text: 'Look!', blip_caption: 'a photo of a boat' },
  ],
  session_2_date_time: '12:09 am on 3 June, 2026',
  session_2: [{ speaker: 'Ben', dia_id: 'D2:1', text: 'I sold it.' }],
  session_3_date_time: '1:00 pm on 4 June, 2026',
};
const qa = [
  { question: 'Where is the boat?', answer: 'pier', evidence: ['D1:1'], category: 4 },
  { question: 'What became of the boat?', answer: 2, evidence: ['D1:01; D2:1', 'D'], category: 1 },
  { question: 'Who knows?', evidence: ['D9:9'], category: 3 },
  { question: 'Where is the car?', evidence: ['D1:1'], category: 5, adversarial_answer: 'pier' },
];
const observation = {
  session_1_observation: { Ada: [['Ada has a boat at the pier.', 'D1:1']] },
  session_2_observation: { Ben: [['Ben sold a boat.', ['D1:2', 'D2:1']]] },
};
const read = (of: unknown) => readConversations(JSON.stringify(of));
const file = (changes: object = {}) => [
  { sample_id: 'one', qa, conversation: { ...conversation, ...changes }, observation },
];

describe('a file of conversations', () => {
  it('gives what was said, by whom, when, and with which picture', () => {
    const [{ name, turns, notes } = { name: '', turns: [], notes: [] }] = read(file());
    expect(name).toBe('one');
    expect(turns).toEqual([
      { id: 'D1:1', at: new Date('2026-05-08T13:56:00Z'), text: 'Ada: The boat is at the pier.' },
      {
        id: 'D1:2',
        at: new Date('2026-05-08T13:56:00Z'),
        text: 'Ben: Look! (and showed a photo of a boat)',
      },
      { id: 'D2:1', at: new Date('2026-06-03T00:09:00Z'), text: 'Ben: I sold it.' },
    ]);
    expect(notes).toEqual([
      { id: 'D1:1', at: new Date('2026-05-08T13:56:00Z'), text: 'Ada has a boat at the pier.' },
      { id: 'D1:2', at: new Date('2026-05-08T13:56:00Z'), text: 'Ben sold a boat.' },
      { id: 'D2:1', at: new Date('2026-06-03T00:09:00Z'), text: 'Ben sold a boat.' },
    ]);
  });

  it('gives each question with the turns that tell its answer, however they are written, and leaves out others', () => {
    expect(read(file())[0]?.questions).toEqual([
      { text: 'Where is the boat?', kind: 'one turn', evidence: ['D1:1'], isApart: false },
      { text: 'What became of the boat?', kind: 'several turns', evidence: ['D1:1', 'D2:1'], isApart: false },
      { text: 'Where is the car?', kind: 'trick', evidence: ['D1:1'], isApart: true },
    ]);
  });

  it('takes a file without notes', () => {
    expect(read([{ qa, conversation }])[0]).toMatchObject({ name: '1', notes: [] });
  });

  it.each([
    ['no JSON', () => readConversations('turns'), 'not JSON'],
    ['another form', () => read({ questions: [] }), 'locomo10.json'],
    ['a turn without its words', () => read(file({ session_2: [{ speaker: 'Ben' }] })), 'Session 2'],
    ['a session without a time', () => read(file({ session_2_date_time: 'in June' })), '1:56 pm on 8 May'],
    ['no session', () => read([{ qa, conversation: {} }]), 'no session'],
  ])('says what is wrong with %s', (_what, reading, words) => {
    expect(reading).toThrow(words);
  });
});
