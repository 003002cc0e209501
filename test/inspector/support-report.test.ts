/** What a support person gets, and the line in the console. */
import { expect, test } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { findCauses } from '../../src/causes/find-causes';
import { loadLine } from '../../src/inspector/load-line';
import { reportOf } from '../../src/inspector/support-report';

const FACTS: InstallationFacts = {
  page: 'https://www.example.com/landing',
  origin: 'https://www.example.com',
  tags: [{ src: 'https://relay.example.com/driftrock.js' }],
  snippet: {
    isServed: true,
    unusable: [],
    options: [
      { name: 'relay', value: 'https://relay.example.com/v2/event', from: 'relay that serves the file' },
      { name: 'personId', value: 'ada-7', from: 'init' },
    ],
    relay: 'https://relay.example.com/v2/event',
    consent: 'pending',
    waiting: 0,
    isPersistent: true,
  },
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

test('a report holds what was found, what is installed and what was seen, and nobody', () => {
  const report = reportOf({
    version: '1.2.3',
    facts: FACTS,
    findings: findCauses(FACTS),
    observations: {
      submissions: [
        { at: 0, page: '/landing', evidence: ['the page says thanks'], rule: 'thanks', fields: { email: 'ada@x.io' } },
      ],
      attempts: [{ eventId: 'e-1', at: 0, outcome: 'retry', status: 403, error: 'not from here' }],
    },
  });
  expect(report).toMatch(/^Driftrock 1\.2\.3, https:\/\/www\.example\.com\/landing\n/);
  expect(report).toContain('- consent-pending: Leads wait for consent');
  expect(report).toContain('- #contact: asks for an e-mail address; email, (private), (none)');
  expect(report).toContain('- a frame of https://forms.example.net');
  expect(report).toContain('1970-01-01T00:00:00.000Z the page says thanks; the page says thanks');
  expect(report).toContain('retry, HTTP 403, not from here');
  expect(report).not.toMatch(/ada/);
});

test('a report says that nothing is wrong, and that no snippet runs', () => {
  const facts = { ...FACTS };
  delete facts.snippet;
  const report = reportOf({ version: '', facts, findings: [], observations: { submissions: [], attempts: [] } });
  expect(report).toContain('## Found\n- nothing wrong\n');
});

test('the console is told in one line what is installed, and the gravest cause', () => {
  const line = loadLine(FACTS, '1.2.3');
  expect(line).not.toContain('\n');
  expect(line).toMatch(
    /^1\.2\.3; relay https:\/\/relay\.example\.com\/v2\/event; capture the relay's only one; consent pending; /,
  );
  expect(line).toContain('forms: #contact (lead form: asks for an e-mail address)');
  expect(line).toContain('Leads wait for consent');
  expect(line).not.toContain('client id');
});
