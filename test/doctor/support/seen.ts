/** What the doctor has seen of a page whose leads get through. */
import type { InstallationFacts, SnippetFacts } from '../../../src/causes/facts';
import type { Seen } from '../../../src/doctor/report';

export const PAGE = 'https://www.example.com/landing';
export const RELAY = 'https://relay.example.com/v2/event';
export const SNIPPET: SnippetFacts = {
  isServed: true,
  unusable: [],
  misspelt: [],
  options: [
    { name: 'relay', value: RELAY, from: 'tag' },
    { name: 'personId', value: 'p-1234', from: 'init' },
  ],
  relay: RELAY,
  sourceId: '42',
  consent: 'granted',
  waiting: 0,
  isPersistent: true,
};
export const WORKING: InstallationFacts = {
  page: PAGE,
  origin: 'https://www.example.com',
  tags: [{ src: 'https://relay.example.com/driftrock.js' }],
  snippet: SNIPPET,
  failures: [],
  relay: { url: RELAY, state: 'ready', installation: { origin: 'allowed', source_id: 'allowed', delivery: 'working' } },
  clientId: 'found',
  frames: [{ origin: 'https://ads.example.net', isLarge: false }],
  forms: [
    {
      name: '#contact',
      isLead: true,
      rule: 'asks for an e-mail address',
      isShown: true,
      controls: [
        { name: 'E-mail', field: 'email' },
        { name: 'Password', leftOut: 'private' },
      ],
    },
    { name: '#search', isLead: false, rule: 'search', isShown: false, controls: [] },
  ],
  rejected: [],
  visit: { placeInHtml: 'tag', version: '0.1.0' },
};

/** A look at it at which all goes well, but for this. */
export const seen = (facts: Partial<InstallationFacts> = {}, more: Partial<Seen> = {}): Seen => ({
  url: PAGE,
  browser: 'Chrome 156',
  facts: { ...WORKING, ...facts },
  lines: [],
  isResting: true,
  ...more,
});

/** Of the same page, when its visitor has said no. */
export const DENIED = { snippet: { ...SNIPPET, consent: 'denied' } } as const;
