/** The doctor on installations that do not work, and on one that does: the built command in a real browser. */
import type { CauseName } from '../src/causes/causes';
import { reportOn } from './support/doctor';
import { MISCONFIGURATIONS, type MisconfigurationName } from './support/misconfigurations';
import { expect, test } from './support/site-owner';

/** What each of them has to be called, first of all. */
const CAUSES: Record<MisconfigurationName, CauseName> = {
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

test.skip(({ browserName }) => browserName !== 'chromium', 'the doctor itself drives Chrome, Edge or Chromium');

for (const row of MISCONFIGURATIONS)
  test(`${row.name}: the doctor names the cause first`, async ({ owner }) => {
    await owner.installs(row);
    const { code, report } = await reportOn([owner.pageUrl()]);
    console.log(
      row.name,
      code,
      report.findings.map((f) => f.cause),
      report.sentence,
    );
    expect(report.findings.map(({ cause }) => cause)[0]).toBe(CAUSES[row.name]);
    expect(code).toBe(1);
  });
