/** Pages that are made of the sources say what those say now. Written by `npx vitest run test/docs -u`. */
import { expect, test } from 'vitest';
import { apiPage } from './support/api-page';
import { RULES } from '../../src/causes/rules';
import { platformPicture } from './support/platform-picture';
import { platformsPage, waysToInstall } from './support/platforms-page';
import { picturedRules, rulesPage } from './support/rules-page';

const api = apiPage();

test('the page of the API is that of the types and their comments', async () => {
  await expect(api).toMatchFileSnapshot('../../docs/api.md');
});

test('every name on it has its meaning', () => {
  const empty = api.split('\n').filter((line) => /^\| `/.test(line) && /\|\s*\|$/.test(line));
  expect(empty).toEqual([]);
});

test('the page of platforms is that of the operator', async () => {
  await expect(platformsPage()).toMatchFileSnapshot('../../docs/platforms.md');
});

test.each(waysToInstall())('the picture of a platform shows the steps of the page: $id', async (way) => {
  await expect(platformPicture(way)).toMatchFileSnapshot(`../../docs/pictures/platform-${way.id}.svg`);
});

test('the page of rules is that of the pictures', async () => {
  await expect(rulesPage()).toMatchFileSnapshot('../../docs/rules.md');
});

// Two are commands of the page, and one shows nothing at all: a press that has sent nothing.
test.each(Object.keys(RULES).filter((rule) => !['track', 'the page said so', 'press'].includes(rule)))(
  'there is a picture for the rule: %s',
  (rule) => {
    expect(picturedRules()).toContain(rule);
  },
);
