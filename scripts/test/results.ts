import { readFile } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';
import * as z from 'zod';

/** What one runner did, in numbers and names. */
export interface Results {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

export const nothing: Results = { passed: 0, failed: [], skipped: [] };

export function add(one: Results, other: Results): Results {
  return {
    passed: one.passed + other.passed,
    failed: [...one.failed, ...other.failed],
    skipped: [...one.skipped, ...other.skipped],
  };
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads vitest's JSON report. A file that failed to load has no tests in it and counts as one failure. */
export async function readVitest(file: string): Promise<Results> {
  const report = vitestReport.parse(JSON.parse(await readFile(file, 'utf8')));
  let results = nothing;
  for (const { name, status, assertionResults } of report.testResults) {
    const names = (wanted: (status: string) => boolean) =>
      assertionResults.filter((test) => wanted(test.status)).map((test) => test.fullName);
    const failed = names((state) => state === 'failed');
    results = add(results, {
      passed: names((state) => state === 'passed').length,
      failed: failed.length === 0 && status === 'failed' ? [`${name} did not run`] : failed,
      skipped: names((state) => state !== 'passed' && state !== 'failed'),
    });
  }
  return results;
}

const testcase = z.looseObject({ '@_classname': z.string(), '@_name': z.string() });
const junitReport = z.object({
  testsuites: z.object({ testsuite: z.array(z.object({ testcase: z.array(testcase).default([]) })) }),
});

/** Reads pytest's JUnit report. */
export async function readPytest(file: string): Promise<Results> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  const report = junitReport.parse(parser.parse(await readFile(file, 'utf8')));
  let results = nothing;
  for (const test of report.testsuites.testsuite.flatMap((suite) => suite.testcase)) {
    const name = `${test['@_classname']} ${test['@_name']}`;
    const failed = 'failure' in test || 'error' in test;
    const skipped = !failed && 'skipped' in test;
    results = add(results, {
      passed: failed || skipped ? 0 : 1,
      failed: failed ? [name] : [],
      skipped: skipped ? [name] : [],
    });
  }
  return results;
}
