// @vitest-environment happy-dom
/** What a browser that visits a page sees of its forms. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drawPlaces, facts, places } from '../../src/inspector/probe';
import { place, showEverything } from '../snippet/support/forms';

const EMAIL = '<input type="email" name="email">';

beforeEach(() => void showEverything(new DOMRect(20, 30, 200, 100)));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('tells each form with its place, from the corner of the page', () => {
  vi.stubGlobal('scrollX', 5);
  vi.stubGlobal('scrollY', 700);
  place(`<form id="a">${EMAIL}</form><form id="q" role="search"><input name="q"></form>`);
  const size = { left: 25, top: 730, width: 200, height: 100 };
  expect(places()).toEqual([
    { name: '#a', isLead: true, rule: 'asks for an e-mail address', ...size },
    { name: '#q', isLead: false, rule: 'search', ...size },
  ]);
});

test('judges by the options of the snippet', () => {
  vi.stubGlobal('driftrock', (_: string, take: (...args: unknown[]) => void) => take({ forms: '#b' }, () => [], false));
  place(`<form id="a">${EMAIL}</form><form id="b">${EMAIL}</form>`);
  expect(places().map(({ isLead }) => isLead)).toEqual([false, true]);
});

test('draws them into the page, and takes them away again', () => {
  place(`<form id="a">${EMAIL}</form>`);
  const before = document.documentElement.outerHTML;
  const undo = drawPlaces();
  expect(document.documentElement.lastElementChild!.textContent).toContain('#a: lead form');
  undo();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('adds what was heard from outside to the facts', async () => {
  expect(await facts({ failures: [], rejected: ['HTTP 400'] })).toMatchObject({ tags: [], rejected: ['HTTP 400'] });
});
