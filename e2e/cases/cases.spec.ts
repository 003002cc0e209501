/** Pages of strangers: each gives the leads that its visitor meant to send, with their values, and nothing else. */
import { CASE_GROUPS } from '.';
import { expect, test } from './support/fixture';
import { RIGHT } from './support/judgement';
import { tagsOf } from './support/tags';
import { GROUP_NOTE } from './support/visit';

for (const { title: group, cases } of CASE_GROUPS) {
  for (const [index, one] of cases.entries()) {
    const details = { tag: tagsOf(one, index), annotation: { type: GROUP_NOTE, description: group } };
    test(`${group}: ${one.title}`, details, async ({ visit }) => {
      expect(await visit(one)).toEqual(RIGHT);
    });
  }
}
