import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { finish } from '../processes.ts';
import { REPOSITORY } from '../paths.ts';

const FILE = join(REPOSITORY, 'docs', 'benchmarks.md');
const HEAD = `# Benchmarks

Written by \`npm run bench\`; no figure here is typed. Times are milliseconds.
`;

/** A Markdown table; every row as long as the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Puts a section into the text, in place of the one of the same name. */
export function replaceSection(text: string, name: string, section: string): string {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const block = `${begin}\n${section.trim()}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(to + end.length);
}

async function circumstances(command: string, versions: string): Promise<string> {
  const commit = await finish('git', ['describe', '--always']);
  // The page itself is being written.
  const changes = await finish('git', ['status', '--porcelain', '--', '.', ':!docs/benchmarks.md']);
  const state = changes.output.trim() === '' ? '' : ' with changes';
  const processor = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `Measured ${new Date().toISOString().slice(0, 10)} with \`${command}\` at commit ${commit.output.trim()}${state}`,
    `on ${cpus().length} cores (${processor}), ${memory} GB, Node ${process.version}, ${versions}.`,
  ].join(' ');
}

/** Writes one benchmark's section into docs/benchmarks.md, with machine, date and command. */
export async function writeSection(
  name: string,
  { title, command, versions, body }: { title: string; command: string; versions: string; body: string },
): Promise<void> {
  const text = await readFile(FILE, 'utf8').catch(() => HEAD);
  const section = `## ${title}\n\n${await circumstances(command, versions)}\n\n${body}`;
  await writeFile(FILE, replaceSection(text, name, section));
}
