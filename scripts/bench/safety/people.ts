import * as z from 'zod';
import type { BedReport } from '../../bed/bed.ts';

const rowsSchema = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** As an administrator does in the options flow: over the app's own route. Throws when the app refuses. */
export async function giveTemplate(
  { app_url: url, app_token: token, people }: BedReport,
  name: string,
  template: 'adult' | 'child' | 'guest',
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1/people`, { headers });
  const { people: rows } = rowsSchema.parse(await response.json());
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`The app does not know ${name}.`);
  const owner = people.find(({ is_admin }) => is_admin);
  const answer = await fetch(`${url}/v1/people/${row.id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ by: { user_id: owner?.user_id ?? null, is_admin: true }, changes: { template } }),
  });
  if (!answer.ok) throw new Error(`${name} is no ${template}: ${await answer.text()}`);
}
