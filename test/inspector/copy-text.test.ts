// @vitest-environment happy-dom
/** A report on its way to the clipboard. */
import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from '../../src/inspector/copy-text';

const info = vi.spyOn(console, 'info').mockImplementation(() => {});

afterEach(() => {
  info.mockClear();
  vi.unstubAllGlobals();
});

test('is in the clipboard, and not in the console', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: vi.fn(async () => {}) } });
  expect(await copyText('report')).toBe('The report is in the clipboard.');
  expect(vi.mocked(navigator.clipboard.writeText).mock.calls).toEqual([['report']]);
  expect(info).not.toHaveBeenCalled();
});

test.each([
  ['refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
  ['has no clipboard, as without HTTPS', undefined],
])('is in the console where the browser %s, and says so', async (_, clipboard) => {
  vi.stubGlobal('navigator', { clipboard });
  expect(await copyText('report')).toBe('The browser does not allow the clipboard here: the report is in the console.');
  expect(info.mock.calls).toEqual([['report']]);
});
