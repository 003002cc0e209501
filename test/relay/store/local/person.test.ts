/** Whose event it is. */
import { expect, test } from 'vitest';
import { personOf } from '../../../../src/relay/store/local/person';
import { lead } from '../../support/events';

test.each([
  [{ person_id: 'p-1', fields: { email: 'ada@example.com' } }, 'id:p-1'],
  [{ fields: { email: ' Ada@Example.com ' } }, 'email:ada@example.com'],
  [{ fields: { email: ['ada@example.com'] } }, undefined],
  [{ fields: { name: 'Ada' } }, undefined],
])('%j is of %s', (event, person) => {
  expect(personOf({ ...lead, ...event })).toBe(person);
});
