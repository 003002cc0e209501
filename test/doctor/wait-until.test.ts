/** Waiting for something that others bring about. */
import { expect, test, vi } from 'vitest';
import { waitUntil } from '../../src/doctor/wait-until';

test('gives what is there already, after one look', async () => {
  const look = vi.fn(() => 'found');
  expect(await waitUntil(look, 60_000)).toBe('found');
  expect(look).toHaveBeenCalledTimes(1);
});

test.each([0, false, '', null])('%j is something', async (found) => {
  expect(await waitUntil(() => found, 60_000)).toBe(found);
});

test('looks again until there is something', async () => {
  const look = vi.fn<() => Promise<string | undefined>>();
  look.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined).mockResolvedValueOnce('found');
  expect(await waitUntil(look, 60_000)).toBe('found');
  expect(look).toHaveBeenCalledTimes(3);
});

test('gives nothing once the time is over, after a last look', async () => {
  const look = vi.fn(() => undefined);
  expect(await waitUntil(look, 1)).toBeUndefined();
  expect(look).toHaveBeenCalledTimes(2);
});

test('rejects as the look does', async () => {
  await expect(waitUntil(() => Promise.reject(new Error('the page is closed')), 60_000)).rejects.toThrow('closed');
});
