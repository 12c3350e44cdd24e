/** Sets what people of the home may do, as an administrator does: in the options of the integration. */
import type { ConfigFlows, FlowField, FlowStep } from './config-flow.ts';

const PATIENCE_MS = 20_000;

/** What a person's form takes; sections are objects, and null empties a field. */
export type PersonInput = Record<string, unknown>;

export interface People {
  /** Fills in the form of somebody by name; fields that are not given stay as they are. */
  set: (name: string, input: PersonInput) => Promise<FlowStep>;
  /** The same for a room, by its id: a satellite, or `user:…`. */
  setRoom: (id: string, input: PersonInput) => Promise<FlowStep>;
  /** The fields of somebody's form as they are now, those of a section in an object. */
  shown: (name: string) => Promise<Record<string, unknown>>;
  /** Makes Sam an adult and Mia a child, whom every test may count on. */
  introduce: () => Promise<void>;
}

export function createPeople(flows: ConfigFlows): People {
  async function open(page: string, field: string, find: (label: string, value: string) => boolean) {
    const [entry] = await flows.entries('butler');
    if (entry === undefined) throw new Error('The butler is not set up.');
    const step = await flows.openOptions(entry.entry_id, page);
    const choices = step.data_schema?.find(({ name }) => name === field)?.selector?.select?.options ?? [];
    const choice = choices.find(({ label, value }) => find(label, value));
    if (choice === undefined)
      throw new Error(`Not among ${JSON.stringify(choices)} in ${JSON.stringify(step)}`);
    return await flows.submitOptions(step.flow_id, { [field]: choice.value });
  }
  const openPerson = async (name: string) => await open('people', 'person', (label) => label === name);
  const fill = async (step: FlowStep, input: PersonInput) =>
    await flows.submitOptions(step.flow_id, filled(step.data_schema ?? [], input));
  const set: People['set'] = async (name, input) => await fill(await openPerson(name), input);
  return {
    set,
    setRoom: async (id, input) =>
      await fill(await open('rooms', 'room', (_label, value) => value === id), input),
    shown: async (name) => filled((await openPerson(name)).data_schema ?? [], {}),
    introduce: async () => {
      await insist(async () => await set('Sam', { template: 'adult' }));
      await insist(async () => await set('Mia', { template: 'child' }));
    },
  };
}

/** The app hears of the people a moment after it is paired. */
async function insist(change: () => Promise<FlowStep>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await change().catch((error: unknown) => error);
    if (outcome instanceof Error || (outcome as FlowStep).type !== 'create_entry') {
      if (Date.now() > until) throw new Error(`Not changed: ${JSON.stringify(outcome)}`, { cause: outcome });
      await new Promise((resolve) => void setTimeout(resolve, 200));
    } else return;
  }
}

/** What Home Assistant's frontend would send back, with some of it typed anew. */
function filled(fields: readonly FlowField[], input: PersonInput): Record<string, unknown> {
  const entries = fields.map(({ name, type, schema, description, default: value }): [string, unknown] => {
    const typed = input[name];
    if (type === 'expandable') return [name, filled(schema ?? [], (typed ?? {}) as PersonInput)];
    return [name, typed === undefined ? (description?.suggested_value ?? value) : typed];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
