/** The lines for a relay, ready to copy, as the operator sees them. What they hold is for installations.test.ts. */
import { describe, expect, test } from 'vitest';
import { installationsOf } from '../../../../src/relay/ops/installations';
import { type InstallParts, installView } from '../../../../src/relay/ops/pages/install';
import { readPart } from '../support/page';

const PARTS: InstallParts = {
  relayUrl: 'https://relay.example.com',
  isPublicUrlKnown: true,
  served: { version: '1.2.3', integrity: 'sha384-abc' },
  sourceIds: ['source-1'],
};
const read = (more: Partial<InstallParts> = {}) => readPart(installView({ ...PARTS, ...more }));

describe('installView', () => {
  test('has every way to install, the first one open, with its steps and its line as it is', async () => {
    const { document, words } = await read();
    const all = installationsOf(PARTS);
    const shown = [...document.querySelectorAll('details')];
    expect(shown.map(({ id }) => id)).toEqual(all.map(({ id }) => `install-${id}`));
    expect(shown.map((details) => details.hasAttribute('open'))).toEqual(all.map((_, index) => index === 0));
    expect(words('summary')).toEqual(all.map(({ title }) => title));
    expect([...document.querySelectorAll('pre code')].map(({ textContent }) => textContent)).toEqual(
      all.map(({ code }) => code),
    );
    expect(words('ol > li')).toHaveLength(all.flatMap(({ steps }) => steps).length);
  });

  test('says nothing more where all is known', async () => {
    const { document, words } = await read();
    expect(document.querySelectorAll('.notice')).toHaveLength(0);
    expect(words('#install > p')).toEqual([]);
  });

  test.each<[string, Partial<InstallParts>, RegExp]>([
    [
      'the address may not be that of the world',
      { isPublicUrlKnown: false, relayUrl: 'http://127.0.0.1:8787' },
      /name http:\/\/127\.0\.0\.1:8787, the address that the relay listens on.*set RELAY_PUBLIC_URL/,
    ],
    ['this build serves no snippet', { served: undefined }, /serves no snippet/],
    ['the relay takes every capture', { sourceIds: '*' }, /in place of your-capture-id/],
    [
      'there are other captures',
      { sourceIds: ['source-1', 'source-2', 'source-3'] },
      /the first of 3 captures\. The others: source-2, source-3\.$/,
    ],
  ])('says that %s', async (_, more, sentence) => {
    const { words } = await read(more);
    expect(words('#install > p')).toEqual([expect.stringMatching(sentence)]);
  });

  test('makes no HTML of an id', async () => {
    const { document } = await read({ sourceIds: ['a"><img src=x>', '<img src=y>'] });
    expect(document.querySelectorAll('img')).toHaveLength(0);
  });
});
