/** The overview of a relay: its parts, each of which has a test of its own. */
import { describe, expect, test } from 'vitest';
import { overviewPage } from '../../../src/relay/ops/overview';
import { type Differing, facts, never } from '../support/facts';
import { readPart } from './support/page';

const INSTALL = {
  relayUrl: 'https://relay.example.com',
  isPublicUrlKnown: true,
  served: undefined,
  sourceIds: ['source-1'],
};
const overviewOf = async (given: Differing = {}, extras: Parameters<typeof overviewPage>[2] = {}) => {
  const { title, isLive, body } = overviewPage(facts(given), INSTALL, extras);
  return { title, isLive, ...(await readPart(body)) };
};

describe('overviewPage', () => {
  test('looks at itself again, and begins with whether it works', async () => {
    const { title, isLive, document, words } = await overviewOf();
    expect([title, isLive]).toEqual(['Overview', true]);
    expect(words('h1')).toEqual(['Is it working?']);
    expect([...document.querySelectorAll('section')].map(({ id, className }) => id || className)).toEqual([
      'verdict',
      'way',
      'install',
      'test-lead',
      'waiting',
    ]);
  });

  test.each<[string, Differing, string[], string]>([
    ['all is well', {}, [], 'working'],
    ['nothing has come', { journal: { page: never } }, ['No page has sent a lead'], 'quiet'],
    [
      'nothing is taken',
      { isReady: false, journal: { page: never } },
      ['The relay takes no leads', 'No page'],
      'broken',
    ],
  ])('tells the same problems in its sentence and on the way where %s', async (_, given, sentences, verdict) => {
    const { words, document } = await overviewOf(given);
    const told = sentences.map((sentence) => expect.stringContaining(sentence));
    expect(document.querySelector('#answer')?.className).toBe(`answer ${verdict}`);
    expect(words('#gravest strong')).toEqual(told.slice(0, 1));
    expect(words('.problems strong')).toEqual(expect.arrayContaining(told));
    expect(words('.problems li')).toHaveLength(sentences.length);
  });

  test('offers a test lead to the captures of the relay, and says what was wrong with one', async () => {
    const { words } = await overviewOf({ sourceIds: ['a', 'b'] }, { error: 'This is no address.' });
    expect(words('#capture option')).toEqual(['a', 'b']);
    expect(words('#test-lead-error')).toEqual(['This is no address.']);
  });

  test("leads to another page of the operator's, where there is one", async () => {
    const link = { text: 'Log', url: 'https://example.com/log?a=1&b=2' };
    const first = (await overviewOf({}, { link })).document.querySelector('a')!;
    expect([first.textContent, first.getAttribute('href')]).toEqual(['Log', link.url]);
    expect((await overviewOf()).words('p > a')).not.toContain('Log');
  });
});
