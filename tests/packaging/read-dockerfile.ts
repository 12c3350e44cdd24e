/** The few instructions of our own Dockerfile that say what the image has and starts. */

export interface Image {
  readonly from: string;
  readonly copies: readonly { readonly source: string; readonly target: string }[];
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly ports: readonly number[];
  readonly command: readonly string[];
  /** Names of all instructions, in order. */
  readonly instructions: readonly string[];
}

const pairs = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S+))/g)].map(([, key = '', quoted, bare]) => [
      key,
      quoted ?? bare ?? '',
    ]),
  );

export function readDockerfile(text: string): Image {
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^([A-Z]+) (.*)$/.exec(line) ?? [line, 'UNREADABLE', line])
    .map(([, name = '', rest = '']) => ({ name, rest }));
  const all = (name: string) => lines.filter((line) => line.name === name).map(({ rest }) => rest);
  const only = (name: string) => {
    const found = all(name);
    if (found.length !== 1) throw new Error(`The Dockerfile has ${found.length} instructions ${name}.`);
    return found[0] ?? '';
  };
  return {
    from: only('FROM'),
    copies: all('COPY').map((rest) => {
      const [source = '', target = '', ...more] = rest.split(' ');
      if (more.length > 0 || source.startsWith('--')) throw new Error(`This test cannot read COPY ${rest}.`);
      return { source, target };
    }),
    environment: pairs(only('ENV')),
    labels: pairs(only('LABEL')),
    workdir: only('WORKDIR'),
    ports: all('EXPOSE').map(Number),
    command: JSON.parse(only('CMD')) as string[],
    instructions: lines.map(({ name }) => name),
  };
}
