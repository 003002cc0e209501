/** What a support person gets. */
import { expect, test } from 'vitest';
import { findCauses } from '../../src/causes/find-causes';
import { reportOf } from '../../src/inspector/support-report';
import { FACTS } from './support/installation';

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
  expect(report).not.toMatch(/ada@/);
});

test('a report says that nothing is wrong, and that no snippet runs', () => {
  const facts = { ...FACTS };
  delete facts.snippet;
  const report = reportOf({ version: '', facts, findings: [], observations: { submissions: [], attempts: [] } });
  expect(report).toContain('## Found\n- nothing wrong\n');
});
