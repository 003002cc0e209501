/** The same pages by a build that knows no words. Their judgements are counted in the table, where a bound is held. */
import { CASE_GROUPS } from '.';
import { expect, test } from './support/fixture';
import { RIGHT } from './support/judgement';
import { tagsOf } from './support/tags';
import { GROUP_NOTE } from './support/visit';

for (const { title: group, cases } of CASE_GROUPS) {
  for (const [index, one] of cases.entries()) {
    const details = { tag: tagsOf(one, index), annotation: { type: GROUP_NOTE, description: group } };
    test(`${group}: ${one.title}`, details, async ({ visit }) => {
      expect(Object.keys(await visit(one))).toEqual(Object.keys(RIGHT));
    });
  }
}
