/** Starts one bed for all test files that leave the home as they found it; see `openSharedBed`. */
import type { TestProject } from 'vitest/node';
import { startBed } from '../../../scripts/bed/bed.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bed = await startBed();
  project.provide('bed', bed.report);
  return bed.stop;
}
