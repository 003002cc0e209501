/** Which capture the leads of a page go to. */
import { describe, expect, test } from 'vitest';
import { captureOf } from '../../src/causes/capture-of';
import type { InstallationFacts, RelayFacts, SnippetFacts } from '../../src/causes/facts';

const relayThat = (source_id: 'allowed' | 'refused' | 'missing'): RelayFacts => ({
  url: 'https://relay.example.com/v2/event',
  state: 'ready',
  installation: { origin: 'allowed', source_id },
});
const SILENT: RelayFacts = { url: 'https://relay.example.com/v2/event', state: 'silent' };

describe('captureOf', () => {
  test.each<[string, string, Partial<SnippetFacts> | undefined, RelayFacts | undefined]>([
    ['the one that the page names', 'a', { sourceId: 'a', isServed: true }, relayThat('allowed')],
    ['the one that the page names, although refused', 'a', { sourceId: 'a', isServed: false }, relayThat('refused')],
    ["the relay's only one", "the relay's only one", { isServed: true }, relayThat('allowed')],
    ["the relay's only one, as far as is known", "the relay's only one", { isServed: true }, SILENT],
    ['none of several', 'none', { isServed: true }, relayThat('missing')],
    ['none, where the file does not leave it to the relay', 'none', { isServed: false }, relayThat('allowed')],
    ['none, where nothing runs', 'none', undefined, undefined],
  ])('is %s', (_, capture, snippet, relay) => {
    expect(captureOf({ snippet, relay } as InstallationFacts)).toBe(capture);
  });
});
