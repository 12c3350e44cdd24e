import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ButlerError } from '../errors.ts';
import { reportResponse } from './contract-report.ts';
import { errorBody } from './contract.ts';
import { startTestServer } from './test-server.ts';

const example = reportResponse.parse(
  JSON.parse(
    readFileSync(new URL('../../../tests/contract/examples/reportResponse.json', import.meta.url), 'utf8'),
  ),
);
const BY = { by: { user_id: 'robin' } };

test('the report is for whoever the integration names', async () => {
  const asked: unknown[] = [];
  const { post } = await startTestServer({
    async report(wanted) {
      asked.push(wanted);
      return example;
    },
  });
  const response = await post('/v1/report', BY);
  expect([response.status, await response.json()]).toEqual([200, example]);
  expect(asked).toEqual([BY]);
});

test('who is no owner is told so, and without a name, a token or with more than a name there is nothing', async () => {
  const { post, send } = await startTestServer({
    report: async () => await Promise.reject(new ButlerError('denied', 'Only an owner.')),
  });
  const denied = await post('/v1/report', BY);
  expect([denied.status, errorBody.parse(await denied.json()).code]).toEqual([403, 'denied']);
  for (const body of [{}, { by: {} }, { by: { user_id: null } }, { ...BY, is_admin: true }])
    expect((await post('/v1/report', body)).status).toBe(400);
  expect((await post('/v1/report', BY, { headers: { authorization: 'Bearer no' } })).status).toBe(401);
  expect((await send('GET', '/v1/report')).status).toBe(405);
});
