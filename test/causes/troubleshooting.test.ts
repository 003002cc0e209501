/** docs/troubleshooting.md is what the list of causes says. Written by `npx vitest run test/causes -u`. */
import { expect, test } from 'vitest';
import { anchorOf } from '../../src/causes/anchor';
import { type CauseName, CAUSES } from '../../src/causes/causes';
import { troubleshootingPage } from '../../src/causes/troubleshooting';

test('the page about troubleshooting is that of the list', async () => {
  await expect(troubleshootingPage()).toMatchFileSnapshot('../../docs/troubleshooting.md');
});

test('each cause has its place there, and its link leads to it', () => {
  const page = troubleshootingPage();
  for (const name of Object.keys(CAUSES) as CauseName[]) {
    expect(page).toContain(`\n### ${name}\n`);
    expect(anchorOf(name)).toMatch(new RegExp(`/docs/troubleshooting\\.md#${name}$`));
  }
});
