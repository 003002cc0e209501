/** Forms that are no lead forms, or are never sent: nothing leaves the page, whatever the visitor does. */
import { NON_LEADS } from './stacks/non-leads';
import { expect, test } from './support/fixture';
import { NO_LEAD } from './support/outcome';
import { stackOf } from './support/stack';
import { tagsOf } from './support/tags';

for (const [index, nonLead] of NON_LEADS.entries()) {
  test(`takes no lead: ${nonLead.title}`, { tag: tagsOf({ isPlain: true }, index) }, async ({ visit }) => {
    const { open, badAttempts, outcome } = visit(stackOf(nonLead));
    await open();
    await badAttempts();
    expect(await outcome()).toEqual(NO_LEAD);
  });
}
