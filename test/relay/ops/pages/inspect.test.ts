/** How the operator looks into a page: the bookmark to drag, and the same to copy. */
import { expect, test } from 'vitest';
import { bookmarkOf } from '../../../../src/relay/ops/bookmark';
import { inspectView } from '../../../../src/relay/ops/pages/inspect';
import { readPart } from '../support/page';

const PARTS = { relayUrl: 'https://relay.example.com', served: { version: '1.2.3', integrity: '' }, sourceIds: ['s'] };

test('has the bookmark as a link, and as text to copy', async () => {
  const view = inspectView(PARTS);
  const { document, words } = await readPart(view as Exclude<typeof view, false>);
  const bookmark = bookmarkOf(PARTS.relayUrl);
  expect(document.querySelector('a')!.getAttribute('href')).toBe(bookmark);
  expect(document.querySelector('pre code')!.textContent).toBe(bookmark);
  expect(words('p')[0]).toContain('?driftrock_debug');
});

test('is nothing where the build serves no inspector', () => {
  expect(inspectView({ ...PARTS, served: undefined })).toBe(false);
});
