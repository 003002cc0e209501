/** Moments as the operator reads them. */
import { describe, expect, test } from 'vitest';
import { ago } from '../../../../src/relay/ops/pages/moments';
import { AGO, NOW } from '../../support/facts';
import { readPart } from '../support/page';

describe('ago', () => {
  test('says how long ago, with the exact time for people and programs', async () => {
    const { document, words } = await readPart(ago(AGO, NOW));
    const time = document.querySelector('time')!;
    expect(words('time')).toEqual(['20 minutes ago']);
    expect(time.getAttribute('datetime')).toBe('2026-11-23T11:40:00.000Z');
    expect(time.getAttribute('title')).toBe('Mon, 23 Nov 2026 11:40:00 GMT');
  });

  test.each([NOW, NOW + 60_000])('says a moment of %i, which is now or ahead of this clock', async (at) => {
    expect((await readPart(ago(at, NOW))).words('time')).toEqual(['a moment ago']);
  });
});
