// @vitest-environment happy-dom
/** What the panel says of the forms of a page. */
import { expect, test, vi } from 'vitest';
import type { FormFacts } from '../../src/causes/facts';
import { formsPart } from '../../src/inspector/forms-part';
import type { FoundForm } from '../../src/inspector/parts';
import { FACTS, knownOf } from './support/installation';
import { createActs, draw, textsIn } from './support/parts';

const [CONTACT] = FACTS.forms as [FormFacts];
const SEARCH: FormFacts = { name: '#search', isLead: false, rule: 'search', isShown: false, controls: [] };

const found = (facts: FormFacts): FoundForm => ({ form: document.createElement('form'), facts });

test('counts the forms, and those for leads', () => {
  expect(formsPart(knownOf({ forms: [found(CONTACT), found(SEARCH)] }), createActs())).toMatchObject({
    title: 'Forms',
    note: '2 on this page, 1 for leads',
  });
});

test('says of each form what it is, why, and whether it can be seen', () => {
  const part = formsPart(knownOf({ forms: [found(CONTACT), found(SEARCH)] }), createActs());
  expect(textsIn(part, 'strong')).toEqual(['#contact', '#search']);
  expect(textsIn(part, 'p')).toEqual([
    'Lead form: asks for an e-mail address',
    'No lead form: this is a search (not shown now)',
  ]);
  expect([...draw(part).querySelectorAll('.card')].map(({ className }) => className.trim())).toEqual([
    'card good',
    'card',
  ]);
});

test('says what becomes of each control', () => {
  const part = formsPart(knownOf({ forms: [found(CONTACT)] }), createActs());
  expect(textsIn(part, 'summary')).toEqual(['3 controls']);
  expect(textsIn(part, 'details li')).toEqual(['E-mail: email', 'PIN: private', 'x: no field']);
  expect(textsIn(part, 'details code')).toEqual(['email']);
});

test.each([
  ['mouseenter', 'mouseleave'],
  ['focusin', 'focusout'],
])('outlines the form in the page from %s to %s', (enter, leave) => {
  const acts = createActs();
  const form = found(CONTACT);
  const card = draw(formsPart(knownOf({ forms: [form] }), acts)).querySelector('.card')!;
  card.dispatchEvent(new Event(enter));
  card.dispatchEvent(new Event(leave));
  expect(acts.outline.mock.calls).toEqual([[form], [undefined]]);
});

test('outlines the form that has taken the place of its like', () => {
  const acts = createActs();
  const [before, after] = [found(CONTACT), found(CONTACT)];
  const known = knownOf({ forms: [before] });
  const card = draw(formsPart(known, acts)).querySelector('.card')!;
  known.forms = [after];
  card.dispatchEvent(new Event('mouseenter'));
  expect(acts.outline.mock.calls).toEqual([[after]]);
  expect(acts.outline.mock.calls[0]![0]).toBe(after);
});

test('scrolls to the form', () => {
  const form = found(CONTACT);
  const scroll = vi.spyOn(form.form, 'scrollIntoView').mockImplementation(() => {});
  draw(formsPart(knownOf({ forms: [form] }), createActs()))
    .querySelector('button')!
    .click();
  expect(scroll).toHaveBeenCalledExactlyOnceWith({ block: 'center' });
});

test('warns of frames into which it cannot look, where a form has room in them', () => {
  const frames = [...FACTS.frames, { origin: 'https://ads.example.org', isLarge: false }];
  const part = formsPart(knownOf({ facts: { ...FACTS, frames } }), createActs());
  expect(textsIn(part, '.warn strong')).toEqual(['A frame of https://forms.example.net']);
  expect(part.note).toBe('0 on this page, 0 for leads');
});

test.each([
  ['before the relay has answered', undefined],
  ['afterwards', { ...FACTS, frames: [] }],
])('says that there is no form, %s', (_, facts) => {
  const part = formsPart(knownOf({ facts }), createActs());
  expect(textsIn(part, '*')).toEqual(['There is no form on this page. One that appears later will be listed here.']);
});
