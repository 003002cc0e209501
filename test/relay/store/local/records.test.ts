/** What is recorded of an event that waits: whose it is. */
import { describe, expect, test } from 'vitest';
import { personOf } from '../../../../src/relay/store/local/records';
import { lead } from '../../support/events';

describe('personOf', () => {
  test.each([
    [{ person_id: 'p-1', fields: { email: 'ada@example.com' } }, 'id:p-1'],
    [{ fields: { email: ' Ada@Example.com ' } }, 'email:ada@example.com'],
    [{ fields: { email: ['ada@example.com'] } }, undefined],
    [{ fields: { name: 'Ada' } }, undefined],
  ])('%j is of %s', (event, person) => {
    expect(personOf({ ...lead, ...event })).toBe(person);
  });
});
