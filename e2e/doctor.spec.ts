/** The doctor on installations that do not work, and on one that does: the built command in a real browser. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CauseName } from '../src/causes/causes';
import { browserWithBlocker, check, reportOn } from './support/doctor';
import { leadsOf } from './support/expectations';
import { line, MISCONFIGURATIONS, type Misconfiguration, type MisconfigurationName } from './support/misconfigurations';
import { ODD_INSTALLATIONS } from './support/odd-installations';
import { startOddPages } from './support/odd-pages';
import { expect, type SiteOwner, test } from './support/site-owner';

/** What each of them has to be called, first of all. */
const FIRST: Record<MisconfigurationName, CauseName> = {
  'wrong host': 'relay-unreachable',
  'stripped attributes of the relay line': 'source-missing',
  'stripped attributes of a copy': 'relay-missing',
  'blocked file': 'script-blocked',
  'content policy against the script': 'script-policy',
  'content policy against the relay': 'relay-policy',
  'second tag': 'tags-disagree',
  'wrong capture': 'source-refused',
  'foreign frame': 'form-foreign',
  'consent pending': 'consent-pending',
  'consent denied': 'consent-denied',
  'expired key': 'key-refused',
  'missing origin': 'origin-refused',
  'delayed script': 'tag-held-back',
  'form without contact': 'form-without-contact',
};

const WORKING: Misconfiguration = { name: 'no mistake', wrong: () => ({}), isHeard: true };

const pageOf = (owner: SiteOwner): string => `${owner.addresses.site}/${owner.installed().page}`;

/** The browser of the person who looks: with the ad blocker that the visitors have. */
async function browserOf(owner: SiteOwner): Promise<{ env: Record<string, string>; remove(): void }> {
  const { blocked } = owner.installed();
  if (!blocked) return { env: {}, remove: () => {} };
  const { program, remove } = await browserWithBlocker(blocked);
  return { env: { CHROME_PATH: program }, remove };
}

test.skip(({ browserName }) => browserName !== 'chromium', 'the doctor itself drives Chrome, Edge or Chromium');

for (const row of MISCONFIGURATIONS)
  test(`${row.name}: the doctor names the cause first`, async ({ owner }) => {
    await owner.installs(row);
    // What a key is worth, a relay knows by its first lead.
    await owner.getsLead('ada@example.com');
    const { env, remove } = await browserOf(owner);
    const { code, report } = await reportOn([pageOf(owner)], env);
    remove();
    expect(report.findings[0]).toMatchObject({ cause: FIRST[row.name], gravity: 'stops leads' });
    expect([code, report.result]).toEqual([1, 'brings no leads']);
  });

for (const row of ODD_INSTALLATIONS)
  test(`${row.name}: the doctor names the cause first`, async ({ owner }) => {
    await owner.installs(row);
    const { code, report } = await reportOn([pageOf(owner)]);
    expect(report.findings[0]).toMatchObject({
      cause: row.doctor,
      gravity: 'stops leads',
      sentence: expect.stringContaining(row.says ?? ''),
    });
    expect([code, report.result]).toEqual([1, 'brings no leads']);
  });

test('waits for a tag that comes eight seconds late, and says so', async ({ owner }) => {
  await owner.installs({
    ...WORKING,
    wrong: ({ relay }) => ({
      head: `<script>setTimeout(() => document.head.append(
        Object.assign(document.createElement('script'), { src: '${relay}/driftrock.js' })), 8000)</script>`,
    }),
  });
  const { report } = await reportOn([pageOf(owner)]);
  expect(report.findings[0]).toMatchObject({ cause: 'tag-late', gravity: 'costs leads' });
});

for (const [whose, path] of [
  ['another origin', '%OTHER%/pasted'],
  ['the site', '/contact-form'],
] as const)
  test(`a page may leave its form and its tag to a frame of ${whose}`, async ({ owner }) => {
    await owner.installs({
      ...WORKING,
      wrong: (addresses) => ({
        page: 'pasted?no-contact',
        head: `<iframe width="600" height="300" src="${path.replace('%OTHER%', addresses.other)}"></iframe>`,
        headInFrame: line(addresses),
        relay: { origins: [addresses.other] },
      }),
    });
    const { code, report } = await reportOn([pageOf(owner)]);
    expect([code, report.findings.map(({ cause }) => cause)]).toEqual([0, ['form-in-frame']]);
  });

test('tells a relay that answers, and whose answers do not reach the page, from one that is silent', async ({
  owner,
}) => {
  const { origin, close } = await startOddPages();
  await owner.installs({
    ...WORKING,
    wrong: ({ sourceId }) => ({
      head: `<script src="/driftrock.js" data-relay="${origin}/v2/event" data-source-id="${sourceId}"></script>`,
    }),
  });
  const { report } = await reportOn([pageOf(owner)]);
  close();
  expect(report.findings[0]).toMatchObject({ cause: 'relay-kept-away', gravity: 'stops leads' });
});

test('finds nothing wrong with what works, and says what it has seen', async ({ owner }) => {
  await owner.installs(WORKING);
  const { code, said, problems } = await check([pageOf(owner)]);
  expect([code, problems]).toEqual([0, '']);
  expect(said).toContain(`script     ${owner.addresses.relay}/driftrock.js, version`);
  expect(said).toContain(`relay      ${owner.addresses.relay}/v2/event`);
  expect(said).toContain('"Send", lead form: asks for an e-mail address\n    Name -> name\n    E-mail -> email');
  expect(said).toContain('Nothing is wrong on this page. Whether Driftrock takes its leads, --send shows.');
});

for (const [page, sees] of [
  ['pasted', '"Send", lead form: asks for an e-mail address'],
  ['pasted?no-contact', 'No form on this page asks for'],
] as const)
  test(`knows an installation by the loader on the page ${page}`, async ({ owner }) => {
    await owner.installs({
      ...WORKING,
      wrong: ({ relay }) => ({ page, head: `<script async src="${relay}/driftrock.loader.js"></script>` }),
    });
    const { said } = await check([pageOf(owner)]);
    expect(said).toContain(`script     ${owner.addresses.relay}/driftrock.loader.js, version`);
    expect(said).toContain(`relay      ${owner.addresses.relay}/v2/event`);
    expect(said).toContain(sees);
  });

/** Runs in the page: asks the site's server for /touched once anything has been done to the page. */
const WATCH = `<script>
  const tell = (what) => fetch('/touched?' + what);
  for (const name of ['input', 'change', 'focusin', 'click', 'keydown', 'submit'])
    addEventListener(name, () => tell(name), true);
  addEventListener('load', () => {
    const globals = Object.keys(window).length;
    const all = { subtree: true, childList: true, attributes: true };
    new MutationObserver(() => tell('mutation')).observe(document, all);
    setInterval(() => Object.keys(window).length > globals && tell('global'), 50);
  });
</script>`;

test('touches nothing and sends nothing unless it is asked to', async ({ owner, site }) => {
  await owner.installs({
    ...WORKING,
    wrong: ({ relay }) => ({ head: `<script src="${relay}/driftrock.js"></script>${WATCH}` }),
  });
  const { report } = await reportOn([pageOf(owner)]);
  expect(report.facts?.snippet).toMatchObject({ relay: `${owner.addresses.relay}/v2/event`, waiting: 0 });
  expect(site.requestedPaths().filter((path) => path.startsWith('/touched'))).toEqual([]);
  expect(site.submissions()).toEqual([]);
  expect(owner.log().filter((line) => line.includes('/v2/event'))).toEqual([]);
});

test('takes a picture of the page where it is asked to, and says so where it cannot', async ({ owner }) => {
  await owner.installs(WORKING);
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-picture-'));
  const picture = join(folder, 'of/page.png');
  const { code, said } = await check([pageOf(owner), '--screenshot', picture]);
  const bytes = readFileSync(picture);
  // Below the picture there is no folder.
  const { problems } = await check([pageOf(owner), '--screenshot', join(picture, 'page.png')]);
  rmSync(folder, { recursive: true });
  expect([code, said]).toEqual([0, expect.stringContaining(`The picture is in ${picture}.`)]);
  // PNG specification, §5.2.
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(problems).toContain('The picture cannot be written to');
});

test('sends a test lead by real keys, and follows it to Driftrock', async ({ owner, upstream, site }) => {
  await owner.installs(WORKING);
  const { code, report } = await reportOn([pageOf(owner), '--send'], owner.variables());
  expect(
    report.testLead?.steps.map(({ mark, sentence }) => `${mark}: ${sentence.replace(/\d+ ms/, 'some ms')}`),
  ).toEqual([
    'ok: The form "Send" was filled in and sent, with driftrock-test@example.com',
    expect.stringMatching(/^ok: The snippet has taken it for a lead: /),
    'ok: The relay has taken it',
    'ok: Driftrock has taken the lead, within some ms',
  ]);
  const lead = { name: 'Driftrock test', email: 'driftrock-test@example.com' };
  expect(leadsOf(upstream)).toEqual([lead]);
  expect(site.submissions()).toHaveLength(1);
  expect([code, report.sentence]).toEqual([0, 'Nothing is wrong: the test lead has got through to Driftrock.']);
});

test("knows Driftrock's answer from the port for the operator, and takes an address", async ({ owner, upstream }) => {
  await owner.installs(WORKING);
  const { code, said } = await check([pageOf(owner), '--send', 'me@example.org', '--ops', owner.overviewUrl()]);
  expect(said).toContain('ok      Driftrock has taken what the relay has sent since.');
  expect(leadsOf(upstream)).toEqual([{ name: 'Driftrock test', email: 'me@example.org' }]);
  expect(code).toBe(0);
});

test('finds out by a test lead that a key is refused', async ({ owner }) => {
  await owner.installs(MISCONFIGURATIONS.find(({ name }) => name === 'expired key')!);
  const { code, report } = await reportOn([pageOf(owner), '--send']);
  expect(report.testLead?.steps.at(-1)).toMatchObject({
    mark: 'problem',
    sentence: expect.stringContaining("refuses the relay's key"),
  });
  expect(report.findings[0]?.cause).toBe('key-refused');
  expect(code).toBe(1);
});

test.describe('says why a page cannot be looked at', () => {
  for (const [path, reason, ...more] of [
    ['/missing', 'HTTP 404'],
    ['/login', 'HTTP 401: it asks for a login'],
    ['/wall', 'HTTP 403: it is behind a check for robots'],
    ['/members', 'it leads to a sign-in at %ORIGIN%/sign-in'],
    ['/loop', 'it leads on and on, and never to a page'],
    ['/silent', 'nothing has come within 1 s', '--timeout', '1'],
    ['/busy', 'its scripts keep the browser busy, and it does not answer'],
    ['/paper.pdf', 'it is no page, but application/pdf'],
    ['/download', 'it is a file to keep, not a page'],
    ['/data.json', 'it is no page, but application/json'],
  ] as const)
    test(path, async () => {
      const { origin, close } = await startOddPages();
      const { code, report } = await reportOn([origin + path, ...more]);
      close();
      expect([code, report.result]).toEqual([2, 'not seen']);
      const sentence = `The page does not open: ${reason.replace('%ORIGIN%', origin)}`;
      expect(report.findings).toMatchObject([{ cause: 'page-unreachable', sentence }]);
    });
});

test('looks at where an address leads to, and says so', async () => {
  const { origin, other, close } = await startOddPages();
  const { report } = await reportOn([`${origin}/elsewhere`]);
  close();
  expect(report.remarks).toEqual([`The address leads on to ${other}/landing, which was looked at.`]);
  expect(report.findings[0]?.cause).toBe('tag-missing');
});

test('looks at a page that never comes to rest, and says so', async () => {
  const { origin, close } = await startOddPages();
  const { report } = await reportOn([`${origin}/restless`]);
  close();
  expect(report.remarks).toEqual(['The page did not come to rest, and was looked at as it was then.']);
});
