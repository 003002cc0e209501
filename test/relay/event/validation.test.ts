/** Bodies of every kind -> an event, or the name of what is wrong. */
import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../../src/relay/event/validation';
import { lead, without } from '../support/events';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const parse = (body: unknown, path: '/v2/event' | '/v2/affiliate_event' = '/v2/event') =>
  parseEvent(typeof body === 'string' ? body : JSON.stringify(body), path, { now: () => NOW });

describe('parseEvent', () => {
  test.each([
    ['the smallest event', lead],
    ['every key', { ...lead, person_id: 'p', ga_client_id: '1.2', affiliate_id: 'a' }],
    ['a conversion', { ...lead, event_type: 'conversion' }],
    ['an action', { ...lead, event_type: 'action' }],
    ['no fields', { ...lead, fields: {} }],
    ['an event_id that is no UUID', { ...lead, event_id: 'order-17' }],
    ['an event_id of 256 characters', { ...lead, event_id: 'x'.repeat(256) }],
  ])('takes %s unchanged', (_, event) => {
    expect(parse(event)).toEqual({ event });
  });

  test('leaves out keys that Driftrock does not document', () => {
    expect(parse({ ...lead, debug: true, apiKey: 'x' })).toEqual({ event: lead });
  });

  test('gives an event without event_id a UUID', () => {
    expect(parse(without('event_id'))).toMatchObject({
      event: {
        event_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      },
    });
  });

  test('gives an event without created_at the present moment', () => {
    expect(parse(without('created_at'))).toMatchObject({ event: { created_at: '2026-11-23T12:00:00.000Z' } });
  });

  test('passes created_at on in UTC with milliseconds', () => {
    expect(parse({ ...lead, created_at: '2026-11-23T11:00:00+01:00' })).toEqual({ event: lead });
  });

  test('takes the last of several values under one key', () => {
    expect(parse(JSON.stringify(lead).replace('{', '{"event_name":"first",'))).toEqual({ event: lead });
  });

  test('replaces half an emoji', () => {
    expect(parse(JSON.stringify({ ...lead, fields: {}, event_name: 'x' }).replace('"x"', '"x\\ud83d"'))).toMatchObject({
      event: { event_name: 'x\ufffd' },
    });
  });

  test.each(['event_type', 'event_name', 'fields'] as const)('asks for %s when it is missing', (key) => {
    expect(parse(without(key))).toMatchObject({ refusal: { status: 400, field: key, error: `${key} is required` } });
  });

  test('turns an event down that lacks its capture alone, but not for good', () => {
    const refusal = { status: 403, field: 'source_id', error: 'source_id is required' };
    expect(parse(without('source_id'))).toMatchObject({ refusal });
  });

  test('fills in the capture of an event that names none, where the relay has no other one', () => {
    const read = (event: object) =>
      parseEvent(JSON.stringify(event), '/v2/event', { now: () => NOW, onlySource: 'mine' });
    expect(read(without('source_id'))).toMatchObject({ event: { source_id: 'mine' } });
    expect(read({ ...lead, source_id: 'theirs' })).toMatchObject({ event: { source_id: 'theirs' } });
    expect(read({ ...lead, source_id: '' })).toMatchObject({ refusal: { status: 400, field: 'source_id' } });
  });

  test.each([
    ['event_type', 'Lead'],
    ['event_type', 7],
    ['event_type', null],
    ['event_type', ['lead']],
    ['event_name', ''],
    ['event_name', ' \n'],
    ['event_name', 7],
    ['event_name', null],
    ['event_name', {}],
    ['source_id', ''],
    ['source_id', 7],
    ['source_id', null],
    ['source_id', ['source-1']],
    ['source_id', 'x'.repeat(257)],
    ['fields', null],
    ['fields', []],
    ['fields', 'email=ada@example.com'],
    ['fields', 7],
    ['event_id', ''],
    ['event_id', 7],
    ['event_id', null],
    ['event_id', 'x'.repeat(257)],
    ['person_id', ''],
    ['person_id', 7],
    ['person_id', null],
    ['ga_client_id', 1.2],
    ['ga_client_id', ['1.2']],
    ['created_at', 'yesterday'],
    ['created_at', 1763892000000],
    ['created_at', null],
    ['created_at', '2026-02-30T10:00:00Z'],
    ['affiliate_id', ''],
    ['affiliate_id', {}],
  ])('refuses %s %j by its name', (key, value) => {
    expect(parse({ ...lead, [key]: value })).toMatchObject({
      refusal: { status: 400, field: key, error: expect.stringMatching(new RegExp(`^${key} must `)) },
    });
  });

  test('names a wrong value inside fields by its path', () => {
    expect(parse(JSON.stringify(lead).replace('"ada@example.com"', '1e999'))).toMatchObject({
      refusal: { field: 'fields.email' },
    });
  });

  test('names every wrong key at once', () => {
    expect(parse({ fields: {}, event_name: 1 })).toMatchObject({
      refusal: { field: 'event_type, event_name, source_id' },
    });
  });

  test('does not repeat what a visitor typed', () => {
    expect(
      JSON.stringify(parse({ ...lead, event_type: 'secret', fields: 'secret', created_at: 'secret' })),
    ).not.toContain('secret');
  });

  test('asks for affiliate_id on the path of Affiliate captures', () => {
    expect(parse(lead, '/v2/affiliate_event')).toMatchObject({
      refusal: { status: 400, field: 'affiliate_id', error: 'affiliate_id is required' },
    });
  });

  test('takes an affiliate event', () => {
    const event = { ...lead, affiliate_id: 'a-1' };
    expect(parse(event, '/v2/affiliate_event')).toEqual({ event });
  });

  test.each([
    ['truncated JSON', JSON.stringify(lead).slice(0, -5)],
    ['two events', JSON.stringify(lead).repeat(2)],
    ['a form body', 'email=ada%40example.com'],
    ['white space', '  \n'],
    ['single quotes', "{'a':1}"],
    ['a NUL in front', `\u0000${JSON.stringify(lead)}`],
    ['NaN', 'NaN'],
    ['null', 'null'],
    ['an array', JSON.stringify([lead])],
    ['a string', '"lead"'],
    ['a number', '7'],
    ['10,000 open arrays', '['.repeat(10_000)],
    ['10,000 arrays in one another', '['.repeat(10_000) + ']'.repeat(10_000)],
  ])('refuses %s', (_, body) => {
    expect(parse(body)).toMatchObject({
      refusal: { status: 400, field: 'the body', error: expect.stringContaining('the body must be') },
    });
  });

  test('refuses fields nested 10,000 levels deep', () => {
    const body = JSON.stringify({ ...lead, fields: { a: 'x' } }).replace(
      '"x"',
      '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000),
    );
    expect(parse(body)).toMatchObject({ refusal: { status: 400, error: expect.stringContaining('levels deep') } });
  });

  test.each([
    ['__proto__', '{"__proto__":{"event_type":"lead","event_name":"x","source_id":"s","fields":{}}}'],
    ['constructor', '{"constructor":{"prototype":{"event_type":"lead"}}}'],
  ])('takes no key from %s', (_, body) => {
    expect(parse(body)).toMatchObject({ refusal: { field: 'event_type, event_name, source_id, fields' } });
    expect(({} as Record<string, unknown>).event_type).toBeUndefined();
  });

  test('keeps an error short, however many fields are wrong', () => {
    const fields = `{${Array.from({ length: 400 }, (_, index) => `"${'n'.repeat(250)}${index}":1e999`).join()}}`;
    const { refusal } = parse(JSON.stringify({ ...lead, fields: 0 }).replace('"fields":0', `"fields":${fields}`)) as {
      refusal: { error: string };
    };
    expect(refusal.error.length).toBeLessThan(2000);
  });
});
