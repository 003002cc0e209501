// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/about" }
/** Whether somebody has asked for the inspector in this tab. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { forget, isAskedFor } from '../../src/inspector/tab';
import { blockStorage } from '../snippet/support/storage';

const visit = (address: string) => history.replaceState(null, '', address);

beforeEach(() => {
  sessionStorage.clear();
  visit('/about');
});

test.each([
  ['/about', false],
  ['/about?driftrock_debug', true],
  ['/about?utm_source=x&driftrock_debug=1', true],
  ['/about?not_driftrock_debug', false],
  ['/about#driftrock_debug', false],
])('the address %s asks: %s', (address, isAsked) => {
  visit(address);
  expect(isAskedFor()).toBe(isAsked);
});

test('the next page of the tab knows it, until it is closed for good', () => {
  visit('/about?driftrock_debug');
  isAskedFor();
  visit('/next');
  expect(isAskedFor()).toBe(true);
  forget();
  expect(isAskedFor()).toBe(false);
});

test('a page that nobody has asked on leaves nothing in the tab', () => {
  isAskedFor();
  expect(sessionStorage).toHaveLength(0);
});

test.each([
  ['/about', false],
  ['/about?driftrock_debug', true],
])('where storage is blocked, the address alone counts: %s: %s', (address, isAsked) => {
  onTestFinished(blockStorage('sessionStorage'));
  visit(address);
  expect(isAskedFor()).toBe(isAsked);
  expect(forget).not.toThrow();
});

test.each([
  ['driftrock.inspector.js?driftrock_debug', true],
  ['driftrock.inspector.js', false],
])('the address of the file itself asks, as in the bookmark: %s: %s', async (file, isAsked) => {
  const script = Object.assign(document.createElement('script'), { src: `https://relay.example/${file}` });
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);
  vi.resetModules();
  const { isAskedFor: isAskedForByFile } = await import('../../src/inspector/tab');
  vi.restoreAllMocks();
  expect(isAskedForByFile()).toBe(isAsked);
  expect(sessionStorage).toHaveLength(isAsked ? 1 : 0);
});
