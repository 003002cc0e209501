// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** What the panel says of submissions. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Observed } from '../../src/inspector/observations';
import { submissionsPart } from '../../src/inspector/submissions-part';
import { knownOf } from './support/installation';
import { createActs, draw, textsIn } from './support/parts';

const NOW = new Date('2026-11-20T10:00:40Z').getTime();

const observed = (more: Partial<Observed> = {}): Observed => ({ at: NOW, page: '/contact', evidence: [], ...more });
const partOf = (submissions: Observed[], showsValues = false) =>
  submissionsPart(knownOf({ observations: { submissions, attempts: [] }, showsValues }), createActs());

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('says what to do before there is one', () => {
  const part = partOf([]);
  expect(part).toMatchObject({ title: 'Submissions', note: 'none yet' });
  expect(textsIn(part, '*')).toEqual(['Send a form of this page: what is seen of it appears here.']);
});

test('counts them, and has the newest first', () => {
  const part = partOf([observed({ evidence: ['first'] }), observed({ evidence: ['second'] })]);
  expect(part.note).toBe('2');
  expect(textsIn(part, '.card ul')).toEqual(['second', 'first']);
});

test.each<[string, string, Partial<Observed>]>([
  ['A lead: the page says thanks', 'card good', { rule: 'thanks', isLead: true }],
  ['No lead: this is a search', 'card warn', { rule: 'search', isLead: false }],
  ['No lead: a rule without words', 'card warn', { rule: 'a rule without words', isLead: false }],
  ['Is being decided', 'card', {}],
  ['Is being decided', 'card', { at: NOW - 40_000 }],
  ['Came to nothing', 'card', { at: NOW - 40_001 }],
])('%s, drawn as %s: %j', (said, drawn, more) => {
  const card = draw(partOf([observed(more)])).querySelector('.card')!;
  expect(card.className.trim()).toBe(drawn);
  expect(card.querySelector('strong')!.textContent).toBe(`${new Date(more.at ?? NOW).toLocaleTimeString()} ${said}`);
});

test.each([
  ['/contact', []],
  ['/earlier', ['on /earlier']],
])('names the page %s where it is another: %j', (page, said) => {
  expect(textsIn(partOf([observed({ page })]), '.card p')).toEqual(said);
});

test.each<[string, boolean, Observed['fields'], string[]]>([
  ['hides', false, { email: 'ada@example.com' }, ['email', '•••']],
  ['shows', true, { email: 'ada@example.com' }, ['email', 'ada@example.com']],
  ['shows all of', true, { topic: ['A', 'B'] }, ['topic', 'A, B']],
  ['cannot show, of an earlier page,', true, { email: '' }, ['email', '•••']],
  ['has no table without', true, undefined, []],
])('%s what was typed where it is asked for: %s', (_, showsValues, fields, said) => {
  expect(textsIn(partOf([observed({ ...(fields && { fields }) })], showsValues), 'dt, dd')).toEqual(said);
});

test.each([true, false])('asks for the values by a box, which shows whether they are shown: %s', (showsValues) => {
  const acts = createActs();
  const observations = { submissions: [observed()], attempts: [] };
  const box = draw(submissionsPart(knownOf({ observations, showsValues }), acts)).querySelector('input')!;
  expect(box.checked).toBe(showsValues);
  box.click();
  expect(acts.showValues).toHaveBeenCalledExactlyOnceWith(!showsValues);
});
