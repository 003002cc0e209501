/** Pages that are made of the sources say what those say now. Written by `npx vitest run test/docs -u`. */
import { expect, test } from 'vitest';
import { apiPage } from './support/api-page';
import { platformsPage } from './support/platforms-page';

test('the page of the API is that of the types and their comments', async () => {
  await expect(apiPage()).toMatchFileSnapshot('../../docs/api.md');
});

test('every name on it has its meaning', () => {
  const empty = apiPage()
    .split('\n')
    .filter((line) => /^\| `/.test(line) && /\|\s*\|$/.test(line));
  expect(empty).toEqual([]);
});

test('the page of platforms is that of the operator', async () => {
  await expect(platformsPage()).toMatchFileSnapshot('../../docs/platforms.md');
});
