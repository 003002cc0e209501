/** The first sentence of the operator's page. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../../src/relay/health/diagnosis';
import { verdictView } from '../../../../src/relay/ops/pages/is-it-working';
import { facts, refusal } from '../../support/facts';
import { readPart } from '../support/page';

describe('verdictView', () => {
  test.each([
    ['working', '✓ It works: leads reach Driftrock.'],
    ['quiet', '… It is ready, and no lead has come yet.'],
    ['attention', '! It works, and something needs your attention.'],
    ['broken', '✗ It does not work: leads do not get through.'],
  ] as const)('says %s by a sentence, a sign and a colour', async (verdict, answer) => {
    const { document, words } = await readPart(verdictView(verdict, []));
    expect(words('#answer')).toEqual([answer]);
    expect(document.querySelector('#answer')?.className).toBe(`answer ${verdict}`);
    // Read aloud, the sentence is enough.
    expect(document.querySelector('.sign')?.getAttribute('aria-hidden')).toBe('true');
    expect(words('#gravest')).toEqual(['']);
  });

  test('tells the gravest problem alone, with what to do', async () => {
    const refused = [refusal('path', '/<b>'), refusal('rate', 'address')];
    const problems = diagnose(facts({ journal: { refused } }));
    const { words } = await readPart(verdictView('attention', problems));
    expect(words('#gravest strong')).toEqual([`${problems[0]!.sentence}.`]);
    expect(words('#gravest')).toEqual([`${problems[0]!.sentence}. ${problems[0]!.hint}`]);
  });
});
