import { describe, expect, test } from 'vitest';
import { entryOf, problemsOf, type ReleaseState } from '../../scripts/release-state.mjs';

const CHANGELOG =
  '# Changelog\n\n## 1.2.0 – 2026-12-01\n\n### Added\n\n- One thing.\n\n## 1.1.0 – 2026-11-01\n\n- Another.\n';
const READY: ReleaseState = {
  version: '1.2.0',
  versions: { 'package-lock.json': '1.2.0' },
  changelog: CHANGELOG,
  tags: ['v1.1.0'],
  commit: 'c0ffee0000',
  changes: [],
  tests: { commit: 'c0ffee0000', passed: 9, failed: 0 },
  isWithinSizes: true,
};

describe('problemsOf', () => {
  test('a state in which nothing is missing: none', () => expect(problemsOf(READY)).toEqual([]));

  test.each<[string, Partial<ReleaseState>, string]>([
    [
      'another version in a file',
      { versions: { 'x.php': '1.1.0' } },
      'x.php says version 1.1.0, and package.json 1.2.0',
    ],
    ['no version in a file', { versions: { 'x.php': undefined } }, 'x.php says version (none), and package.json 1.2.0'],
    ['a version that has been released', { tags: ['v1.2.0'] }, 'version 1.2.0 has been released'],
    ['no entry', { changelog: '# Changelog\n' }, 'CHANGELOG.md has no entry "## 1.2.0 – <date>"'],
    ['no date', { changelog: '## 1.2.0 – unreleased\n\n- One.\n' }, 'CHANGELOG.md has no entry'],
    ['an empty entry', { changelog: '## 1.2.0 – 2026-12-01\n\n' }, 'CHANGELOG.md has no entry'],
    ['no run of the tests', { tests: undefined }, 'no whole run of npm test is on record'],
    [
      'a run of another commit',
      { tests: { commit: 'decade0000ff', passed: 9, failed: 0 } },
      'the last whole run of npm test was on decade0000: run it again',
    ],
    ['a test that failed', { tests: { ...READY.tests!, failed: 2 } }, '2 tests failed'],
    ['a size above its budget', { isWithinSizes: false }, 'a script is above its size'],
    ['a change that is not committed', { changes: ['a.ts'] }, '1 files differ from the commit: a.ts'],
  ])('%s: one, in words', (_what, changed, problem) => {
    expect(problemsOf({ ...READY, ...changed })).toEqual([expect.stringContaining(problem)]);
  });
});

test('entryOf is what a version has under its heading', () => {
  expect(entryOf(CHANGELOG, '1.2.0')).toBe('### Added\n\n- One thing.');
  expect(entryOf(CHANGELOG, '1.2')).toBeUndefined();
});
