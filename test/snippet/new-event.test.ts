/** How an event is made. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { byteLength, type EventParts, newEvent, newId } from '../../src/snippet/new-event';

const UUID_V4 = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const MAX_BODY_BYTES = 120_000;

const parts = (more: Partial<EventParts> = {}): EventParts => ({
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: 's',
  fields: { email: 'ada@example.com' },
  ...more,
});

const bodyBytes = (event: unknown) => Buffer.byteLength(JSON.stringify(event));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('newEvent', () => {
  test('completes the parts with an id and the present moment', () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00.007Z'), toFake: ['Date'] });
    expect(newEvent(parts())).toEqual({
      event_type: 'lead',
      event_name: 'Form submitted',
      source_id: 's',
      fields: { email: 'ada@example.com' },
      event_id: expect.stringMatching(UUID_V4),
      created_at: '2026-11-20T10:00:00.007Z',
    });
  });

  test('keeps an id and a moment that are given', () => {
    expect(newEvent(parts({ event_id: 'mine', created_at: '2020-01-02T03:04:05.678Z' }))).toMatchObject({
      event_id: 'mine',
      created_at: '2020-01-02T03:04:05.678Z',
    });
  });

  test('leaves absent parts out', () => {
    const event = newEvent(parts({ person_id: undefined, ga_client_id: undefined, affiliate_id: undefined }));
    expect(Object.keys(event).sort()).toEqual([
      'created_at',
      'event_id',
      'event_name',
      'event_type',
      'fields',
      'source_id',
    ]);
  });

  test('keeps numbers, truth values, lists, nested objects and null as they are', () => {
    const fields = {
      age: 36,
      score: 0,
      newsletter: false,
      colours: ['red', 'blue'],
      address: { city: 'Lyon' },
      note: null,
      empty: '',
    };
    expect(newEvent(parts({ fields })).fields).toEqual(fields);
  });

  test('is a copy: what the page changes afterwards changes nothing', () => {
    const fields = { email: 'ada@example.com' };
    const event = newEvent(parts({ fields }));
    fields.email = 'changed';
    expect(event.fields).toEqual({ email: 'ada@example.com' });
  });

  test('cuts no text of an event that just fits', () => {
    const room = MAX_BODY_BYTES - bodyBytes(newEvent(parts({ fields: { note: '' } })));
    const event = newEvent(parts({ fields: { note: 'x'.repeat(room) } }));
    expect(bodyBytes(event)).toBe(MAX_BODY_BYTES);
    expect(event.fields.note).toHaveLength(room);
  });

  test('cuts the text of an event that is a byte too long', () => {
    const room = MAX_BODY_BYTES - bodyBytes(newEvent(parts({ fields: { note: '' } })));
    const event = newEvent(parts({ fields: { note: 'x'.repeat(room + 1) } }));
    expect(bodyBytes(event)).toBeLessThanOrEqual(MAX_BODY_BYTES);
    expect(String(event.fields.note).length).toBeLessThan(room);
  });

  test.each([
    ['ASCII', 'x'],
    ['two bytes a letter', 'é'],
    ['three bytes a letter', '語'],
    ['emoji', '😀'],
    ['letters that JSON escapes', '\u0001'],
    ['quotation marks', '"'],
  ])('keeps a novel of %s under the limit, and the short answers whole', (_what, letter) => {
    const event = newEvent(
      parts({ fields: { email: 'ada@example.com', note: letter.repeat(150_000), more: [letter.repeat(150_000)] } }),
    );
    expect(bodyBytes(event)).toBeLessThanOrEqual(MAX_BODY_BYTES);
    expect(event.fields.email).toBe('ada@example.com');
    expect(String(event.fields.note).length).toBeGreaterThan(1_000);
  });

  test('ends for an event that no cut can make small enough', () => {
    const fields = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => ['question_' + index, 'yes']));
    expect(newEvent(parts({ fields })).fields).toEqual(fields);
  });

  test('throws a TypeError for a cycle', () => {
    const cycle: Record<string, never> = {};
    Object.assign(cycle, { cycle });
    expect(() => newEvent(parts({ fields: cycle }))).toThrow(TypeError);
  });

  test('throws a TypeError for a BigInt', () => {
    expect(() => newEvent(parts({ fields: { big: 1n } as never }))).toThrow(TypeError);
  });
});

describe('byteLength', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['語', 3],
    ['😀', 4],
    ['\ud83d', 3],
  ])('of %j is %i', (text, bytes) => {
    expect(byteLength(text)).toBe(bytes);
  });
});

describe('newId', () => {
  test('is a UUID of version 4', () => {
    expect(newId()).toMatch(UUID_V4);
  });

  test('is another one every time', () => {
    expect(new Set(Array.from({ length: 1_000 }, newId)).size).toBe(1_000);
  });

  test('uses every digit at every free place', () => {
    const ids = Array.from({ length: 1_000 }, newId);
    expect(new Set(ids.map((id) => id[0])).size).toBe(16);
    expect(new Set(ids.map((id) => id.at(-1))).size).toBe(16);
  });

  test('does without crypto.randomUUID, which pages on plain http lack', () => {
    const real = crypto;
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes) });
    expect(newId()).toMatch(UUID_V4);
  });
});
