/** An installation whose leads wait for consent, and what the panel knows of it. */
import type { InstallationFacts, SnippetFacts } from '../../../src/causes/facts';
import type { Known } from '../../../src/inspector/parts';

export const SNIPPET: SnippetFacts = {
  isServed: true,
  unusable: [],
  misspelt: [],
  options: [
    { name: 'relay', value: 'https://relay.example.com/v2/event', from: 'relay that serves the file' },
    { name: 'personId', value: 'ada-7', from: 'init' },
  ],
  relay: 'https://relay.example.com/v2/event',
  consent: 'pending',
  waiting: 0,
  isPersistent: true,
};

export const FACTS: InstallationFacts = {
  page: 'https://www.example.com/landing',
  origin: 'https://www.example.com',
  tags: [{ src: 'https://relay.example.com/driftrock.js' }],
  snippet: SNIPPET,
  failures: [],
  relay: { url: 'https://relay.example.com/v2/event', state: 'ready' },
  clientId: 'none',
  frames: [{ origin: 'https://forms.example.net', isLarge: true }],
  forms: [
    {
      name: '#contact',
      isLead: true,
      rule: 'asks for an e-mail address',
      isShown: true,
      controls: [{ name: 'E-mail', field: 'email' }, { name: 'PIN', leftOut: 'private' }, { name: 'x' }],
    },
  ],
  rejected: [],
};

/** What is known before anything was seen, but for this. */
export const knownOf = (more: Partial<Known> = {}): Known => ({
  facts: undefined,
  findings: [],
  forms: [],
  observations: { submissions: [], attempts: [] },
  inspected: undefined,
  showsValues: false,
  ...more,
});

/** The same without this, which may be absent. */
export function without<Facts extends object, Name extends keyof Facts>(facts: Facts, name: Name): Omit<Facts, Name> {
  const rest = { ...facts };
  delete rest[name];
  return rest;
}
