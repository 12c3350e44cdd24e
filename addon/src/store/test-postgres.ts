import { afterAll } from 'vitest';
import { startPostgres } from '../../../scripts/bed/postgres.ts';
import { canUseDebianForky } from '../../../scripts/python/debian-forky.ts';
import { sayOnStderr } from '../../../scripts/say.ts';

/**
 * A real server for the tests of one file, stopped after them: `BUTLER_TEST_DATABASE_URL`, or one of our own.
 * Undefined where none can be had (not Debian as root); tests/allowed-skips says so.
 */
export async function startTestPostgres(): Promise<{ readonly url: string } | undefined> {
  const url = process.env['BUTLER_TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return { url };
  if (!(await canUseDebianForky())) return undefined;
  const server = await startPostgres(sayOnStderr);
  afterAll(async () => await server.stop());
  return { url: server.url };
}
