/** `node tests/fakes/scripted-model/main.ts [--port N] [--script FILE]`: prints its URL, runs until stopped. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Script } from './script.ts';
import { startScriptedModel } from './server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, script: { type: 'string' } },
});
const script =
  values.script === undefined ? [] : (JSON.parse(await readFile(values.script, 'utf8')) as Script);
const model = await startScriptedModel({ port: Number(values.port), script });
console.log(model.url);

const stop = (): void => void model.close().then(() => process.exit(0));
process.once('SIGINT', stop).once('SIGTERM', stop);
