/** The app as it tells most of itself in its log. */
process.env['BUTLER_LOG_LEVEL'] = 'debug';
const { runOrSay } = await import('../../../addon/src/run.ts');
await runOrSay();
