export async function startTestPostgres(): Promise<{ url: string } | undefined> {
  const url = process.env['BUTLER_TEST_DATABASE_URL'];
  return url === undefined ? undefined : { url };
}
