/** What the console is told once the snippet runs. */
import { expect, test } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { loadLine } from '../../src/inspector/load-line';
import { FACTS, SNIPPET, without } from './support/installation';

const WORKING: InstallationFacts = {
  ...FACTS,
  snippet: { ...SNIPPET, sourceId: 's-1', consent: 'granted' },
  relay: { ...FACTS.relay!, installation: { origin: 'allowed', source_id: 'allowed', delivery: 'working' } },
  frames: [],
};

test('is one line: what is installed, and the gravest cause', () => {
  const line = loadLine(FACTS, '1.2.3');
  expect(line).not.toContain('\n');
  expect(line).toMatch(
    /^1\.2\.3; relay https:\/\/relay\.example\.com\/v2\/event; capture the relay's only one; consent pending; /,
  );
  expect(line).toContain('forms: #contact (lead form: asks for an e-mail address)');
  expect(line).toContain('Leads wait for consent');
  expect(line).not.toContain('client id');
});

test('names no person', () => {
  expect(loadLine(FACTS, '1.2.3')).not.toContain('ada-7');
});

test('ends with the forms where nothing but a note is to be said', () => {
  const search = { name: '#search', isLead: false, rule: 'search', isShown: true, controls: [] };
  expect(loadLine({ ...WORKING, forms: [...FACTS.forms, search] }, '1.2.3')).toBe(
    '1.2.3; relay https://relay.example.com/v2/event; capture s-1; consent granted; ' +
      'forms: #contact (lead form: asks for an e-mail address), #search (no lead form: search)',
  );
});

test('says what is missing where no snippet runs, and nobody has made a form', () => {
  const none = without(without(FACTS, 'snippet'), 'relay');
  expect(loadLine({ ...none, tags: [], forms: [] }, '1.2.3')).toMatch(
    /^1\.2\.3; relay missing; capture .*; consent unknown; no form; \S/,
  );
});
