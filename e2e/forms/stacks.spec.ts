/**
 * Pages of real form libraries: an attempt that the page turned down is no lead, the one that it accepted is one,
 * whole.
 */
import { STACKS } from './stacks';
import { expect, test } from './support/fixture';
import { NO_LEAD, ONE_LEAD } from './support/outcome';
import { tagsOf } from './support/tags';

for (const [index, stack] of STACKS.entries()) {
  test.describe(stack.title, { tag: tagsOf(stack, index) }, () => {
    test('takes no lead from attempts that the page turned down', async ({ visit }) => {
      const { open, badAttempts, outcome } = visit(stack);
      await open();
      await badAttempts();
      expect(await outcome()).toEqual(NO_LEAD);
    });

    test('takes one lead with every answer from the attempt that the page accepted', async ({ visit }) => {
      const { open, badAttempts, goodAttempt, outcome } = visit(stack);
      await open();
      await badAttempts();
      await goodAttempt();
      expect(await outcome()).toEqual(ONE_LEAD);
    });
  });
}
