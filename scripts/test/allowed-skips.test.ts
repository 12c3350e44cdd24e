import { describe, expect, it } from 'vitest';
import { parseAllowedSkips, unexplained } from './allowed-skips.ts';

const allowed = parseAllowedSkips(`
# comment
contract of Radarr | anywhere | its description is not part of this project
on PostgreSQL | not on debian as root | there is no PostgreSQL to start
`);

describe('allowed skips', () => {
  it('explains a skip by a part of its name', () => {
    expect(unexplained(['the contract of Radarr holds'], allowed, true)).toEqual([]);
  });

  it('does not explain a skip that no line names', () => {
    expect(unexplained(['unlocks nothing'], allowed, true)).toEqual(['unlocks nothing']);
  });

  it('never lets Debian as root go without the real things', () => {
    expect(unexplained(['keeps a row on PostgreSQL'], allowed, false)).toEqual([]);
    expect(unexplained(['keeps a row on PostgreSQL'], allowed, true)).toEqual(['keeps a row on PostgreSQL']);
  });

  it('names a line without a reason', () => {
    expect(() => parseAllowedSkips('x | anywhere |')).toThrow('line 1');
  });
});
