/** Starts one bed for all test files that leave the home as they found it; see `openSharedBed`. */
import type { TestProject } from 'vitest/node';
import { startBed } from '../../../scripts/bed/bed.ts';
import { createConfigFlows } from './config-flow.ts';
import { createPeople } from './people.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bed = await startBed();
  const { home_assistant_url: url, token } = bed.report;
  try {
    await createPeople(createConfigFlows(url, token)).introduce();
  } catch (error) {
    await bed.stop();
    throw error;
  }
  project.provide('bed', bed.report);
  return bed.stop;
}
