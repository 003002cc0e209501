/** Whether a state of the project may be released: every reason against it, in words. Pure. */

/**
 * What is known of the project.
 * @typedef {object} ReleaseState
 * @property {string} version of package.json
 * @property {Record<string, string | undefined>} versions what other files say of it, by file
 * @property {string} changelog
 * @property {string[]} tags of git
 * @property {string} commit
 * @property {string[]} changes files that differ from the commit
 * @property {TestRecord | undefined} tests the last whole run of `npm test`
 * @property {boolean} isWithinSizes
 */

/**
 * What `npm test` leaves behind when it has run every step.
 * @typedef {{ commit: string, passed: number, failed: number }} TestRecord
 */

/**
 * The entry of a version, without its heading; undefined where there is none with a date.
 * @param {string} changelog @param {string} version
 */
export function entryOf(changelog, version) {
  const [, ...entries] = changelog.split(/^## /m);
  const entry = entries.find((text) => text.startsWith(`${version} `));
  return entry && /^\S+ – \d{4}-\d\d-\d\d$/m.test(entry.split('\n', 1)[0] ?? '')
    ? entry.split('\n').slice(1).join('\n').trim()
    : undefined;
}

/** @param {ReleaseState} state */
function problemsOfVersion({ version, versions, tags, changelog }) {
  const others = Object.entries(versions).filter(([, said]) => said !== version);
  return [
    ...others.map(([file, said]) => `${file} says version ${said ?? '(none)'}, and package.json ${version}`),
    ...(tags.includes(`v${version}`) ? [`version ${version} has been released: set the next one in package.json`] : []),
    ...(entryOf(changelog, version) ? [] : [`CHANGELOG.md has no entry "## ${version} – <date>" with something in it`]),
  ];
}

/** @param {ReleaseState} state */
function problemsOfTests({ tests, commit }) {
  if (!tests) return ['no whole run of npm test is on record: run it'];
  if (tests.commit !== commit)
    return [`the last whole run of npm test was on ${tests.commit.slice(0, 10)}: run it again`];
  return tests.failed === 0 ? [] : [`${tests.failed} tests failed in the last run of npm test`];
}

/**
 * Every reason against a release, each in one line; none where it may go out.
 * @param {ReleaseState} state
 * @returns {string[]}
 */
export function problemsOf(state) {
  const { changes, isWithinSizes } = state;
  return [
    ...(changes.length > 0
      ? [`${changes.length} files differ from the commit: ${changes.slice(0, 3).join(', ')}`]
      : []),
    ...problemsOfVersion(state),
    ...problemsOfTests(state),
    ...(isWithinSizes ? [] : ['a script is above its size: see above']),
  ];
}
