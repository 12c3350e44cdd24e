/** A real Home Assistant with the butler in it, and everything to drive and judge it. */
import { inject } from 'vitest';
import { startBed, type Bed, type BedReport } from '../../../scripts/bed/bed.ts';
import type { Person } from '../../../scripts/bed/home-assistant/people.ts';
import type { BedOptions } from '../../../scripts/bed/options.ts';
import { createAssist, type Assist } from './assist.ts';
import { createConfigFlows, type ConfigFlows } from './config-flow.ts';
import { connectAs } from './connect.ts';
import { createHome, type Home } from './home.ts';
import { controlModel, type ModelControl } from './model-control.ts';
import { createPeople, type People } from './people.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the shared bed: see shared-bed.ts. */
    bed: BedReport;
  }
}

export interface Visitor {
  person: Person;
  assist: Assist;
  home: Home;
}

export interface TestBed {
  json: BedReport;
  owner: Person;
  /** As the owner. */
  assist: Assist;
  home: Home;
  flows: ConfigFlows;
  people: People;
  model: ModelControl;
  /** As one of the people of the home, by name. */
  as: (name: string) => Promise<Visitor>;
  /** Brings a device that can be switched into that state, and waits for it. */
  put: (entityId: string, state: 'on' | 'off') => Promise<void>;
  close: () => Promise<void>;
}

export interface OwnBed extends TestBed {
  bed: Bed;
}

async function open(json: BedReport): Promise<TestBed> {
  const [owner] = json.people;
  if (owner === undefined) throw new Error('The bed has no owner.');
  const connection = await connectAs(json.home_assistant_url, json.token);
  const connections = [connection];
  const home = createHome(connection);
  const assist = createAssist(connection, json.pipeline_id);
  const flows = createConfigFlows(json.home_assistant_url, json.token);
  return {
    json,
    owner,
    assist,
    home,
    flows,
    people: createPeople(flows),
    model: controlModel(json.model_url ?? ''),
    as: async (name) => {
      const person = json.people.find((one) => one.name === name);
      if (person === undefined) throw new Error(`Nobody is called ${name} here.`);
      const own = await connectAs(json.home_assistant_url, person.token);
      connections.push(own);
      return { person, assist: createAssist(own, json.pipeline_id), home: createHome(own) };
    },
    put: async (entityId, state) => {
      await home.call(`homeassistant.turn_${state}`, entityId);
      await home.waitForState(entityId, state);
    },
    close: async () => {
      for (const one of connections) one.close();
    },
  };
}

/** The bed that all test files share, where Sam is an adult and Mia a child: leave it as it was. */
export async function openSharedBed(): Promise<TestBed> {
  return open(inject('bed'));
}

/** A bed of this file's own, which `close` stops. */
export async function openOwnBed(options: Partial<BedOptions> = {}): Promise<OwnBed> {
  const bed = await startBed(options);
  const opened = await open(bed.report);
  return {
    ...opened,
    bed,
    close: async () => {
      await opened.close();
      await bed.stop();
    },
  };
}
