/**
 * A checkout may be a lead or not; what belongs to the card never leaves the page, wherever the visitor has typed it.
 */
import { CHECKOUT } from './stacks/checkout';
import { expect, test } from './support/fixture';

test(
  'keeps card number, expiry and security code in the page, also in free text',
  { tag: ['@plain', '@part'] },
  async ({ visit }) => {
    const { open, badAttempts, goodAttempt, outcome } = visit(CHECKOUT);
    await open();
    await badAttempts();
    await goodAttempt();
    expect(await outcome()).toMatchObject({ leaks: [] });
  },
);
