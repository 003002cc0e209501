/** What the operator gives for a test lead. */
import { describe, expect, test } from 'vitest';
import { parseTestLead } from '../../../src/relay/ops/test-lead-form';

const form = (values: Record<string, string>) => new URLSearchParams(values);
const email = 'ada@example.com';

describe('parseTestLead', () => {
  test("takes the relay's only capture", () => {
    expect(parseTestLead(form({ email: ` ${email} ` }), ['source-1'])).toEqual({
      request: { email, sourceId: 'source-1' },
    });
  });

  test.each(['*' as const, ['source-1', 'source-2']])('takes the capture that is chosen among %j', (sourceIds) => {
    expect(parseTestLead(form({ email, source_id: 'source-2', affiliate_id: 'a-17' }), sourceIds)).toEqual({
      request: { email, sourceId: 'source-2', affiliateId: 'a-17' },
    });
  });

  test.each([
    ['no address', {}, 'e-mail address'],
    ['no address but a name', { email: 'ada' }, 'e-mail address'],
    ['a whole sentence', { email: 'ada @ example.com' }, 'e-mail address'],
    ['a very long address', { email: `${'x'.repeat(250)}@a.example` }, 'e-mail address'],
    ['no capture', { email }, 'id of a capture'],
    ['a very long capture', { email, source_id: 'x'.repeat(257) }, 'id of a capture'],
    ['a very long affiliate', { email, source_id: 'source-1', affiliate_id: 'x'.repeat(257) }, 'affiliate id'],
  ])('says what is wrong with %s', (_, values, words) => {
    expect(parseTestLead(form(values), '*')).toEqual({ error: expect.stringContaining(words) });
  });
});
