/** The form for a test lead, and how far one has come, as the operator sees it. */
import { describe, expect, test } from 'vitest';
import type { StoreKind } from '../../../../src/relay/health/problem';
import { testLeadForm, testRunView } from '../../../../src/relay/ops/pages/test-run';
import type { TestRun } from '../../../../src/relay/ops/test-runs';
import { AGO, NOW } from '../../support/facts';
import { readPart } from '../support/page';

describe('testLeadForm', () => {
  const read = (sourceIds: '*' | string[], error?: string) => readPart(testLeadForm({ sourceIds, error }));

  test('asks for an address, and for an affiliate where there is one', async () => {
    const { document } = await read(['source-1']);
    const form = document.querySelector('form')!;
    expect([form.getAttribute('method'), form.getAttribute('action')]).toEqual(['post', '/test-lead']);
    const controls = [...document.querySelectorAll('input')].map((input) => [
      input.getAttribute('name'),
      input.hasAttribute('required'),
      document.querySelector(`label[for="${input.id}"]`)?.textContent,
    ]);
    expect(controls).toEqual([
      ['email', true, 'E-mail address'],
      ['affiliate_id', false, 'Affiliate id'],
    ]);
  });

  test('names the only capture', async () => {
    const { document, words } = await read(['source-1']);
    expect(words('code')).toEqual(['source-1']);
    expect(document.querySelector('[name="source_id"]')).toBeNull();
  });

  test('lets the operator choose one of several', async () => {
    const { document } = await read(['source-1', 'source-2']);
    const options = [...document.querySelectorAll('select[name="source_id"] option')];
    expect(options.map((option) => option.getAttribute('value'))).toEqual(['source-1', 'source-2']);
  });

  test('lets the operator type one where the relay takes all', async () => {
    const { document } = await read('*');
    expect(document.querySelector('input[name="source_id"]')?.hasAttribute('required')).toBe(true);
  });

  test.each([
    [undefined, []],
    ['This is <b>no</b> address.', ['This is <b>no</b> address.']],
  ])('says what was wrong: %s', async (error, told) => {
    const { words } = await read(['source-1'], error);
    expect(words('#test-lead-error[role="alert"]')).toEqual(told);
  });
});

describe('testRunView', () => {
  const TAKEN: TestRun = {
    id: 'run',
    sourceId: 'source-1',
    startedAt: AGO,
    relay: { isTaken: true, error: '' },
    driftrock: undefined,
  };
  const REFUSED: Partial<TestRun> = { relay: { isTaken: false, error: 'source_id is not <allowed>' } };
  const answered = (kind: NonNullable<TestRun['driftrock']>['kind']): Partial<TestRun> => ({
    driftrock: { kind, said: '<its words>' },
  });
  const read = (run: Partial<TestRun> = {}, storeKind: StoreKind = 'folder') =>
    readPart(testRunView({ ...TAKEN, ...run }, { storeKind, now: NOW }));

  test('tells when it was sent, and to which capture', async () => {
    expect((await read()).words('#run > p')).toEqual(['Sent 20 minutes ago to the capture source-1.']);
  });

  test.each<[string, Partial<TestRun>, StoreKind, [string, string][]]>([
    [
      'that is kept',
      {},
      'folder',
      [
        ['working', '✓ The relay has taken it, as it takes a lead of an allowed page.'],
        ['working', "✓ It is safe on the relay's disk."],
        ['quiet', '… It is kept, and Driftrock has not answered yet. This page will say when it has.'],
      ],
    ],
    [
      'that Driftrock has taken out of NATS',
      answered('acknowledged'),
      'nats',
      [
        ['working', '✓ The relay has taken it, as it takes a lead of an allowed page.'],
        ['working', '✓ It is safe in NATS.'],
        ['working', expect.stringMatching(/^✓ Driftrock has taken it\. Look for it in the capture: .* <its words>$/)],
      ],
    ],
    [
      'that the relay has turned away',
      REFUSED,
      'folder',
      [
        ['broken', '✗ The relay has not taken it. source_id is not <allowed>'],
        ['broken', '✗ It is not kept.'],
        ['quiet', '… Driftrock was not asked.'],
      ],
    ],
    [
      'that Driftrock has refused, where nothing is kept',
      { ...REFUSED, ...answered('rejected') },
      'none',
      [
        ['working', '✓ The relay has taken it, as it takes a lead of an allowed page.'],
        ['quiet', '… The relay keeps nothing, and asks Driftrock at once.'],
        ['broken', '✗ Driftrock has refused it for good. Its answer says why. <its words>'],
      ],
    ],
    [
      'that Driftrock has not taken',
      answered('retry'),
      'folder',
      [
        ['working', '✓ The relay has taken it, as it takes a lead of an allowed page.'],
        ['working', "✓ It is safe on the relay's disk."],
        ['broken', '✗ Driftrock has not taken it. The overview says what to do. <its words>'],
      ],
    ],
  ])('shows each step of a lead %s', async (_, run, storeKind, steps) => {
    const { document, words } = await read(run, storeKind);
    const states = [...document.querySelectorAll('.step')].map(({ className }) => className.replace('step ', ''));
    const sentences = words('.step');
    expect(states.map((state, index) => [state, sentences[index]])).toEqual(steps);
  });
});
