/** What a request of the page's own says, and that reading it costs the page nothing. */
import { describe, expect, test, vi } from 'vitest';
import { textOf } from '../../../../src/snippet/capture/evidence/request-text';

const LIMIT = 65_536;
const text = (length: number) => 'x'.repeat(length);
const bytes = (length: number) => new Uint8Array(length).fill(120);
const encode = (given: string) => new TextEncoder().encode(given);

const form = () => {
  const data = new FormData();
  data.append('mail', 'ada@example.com');
  data.append('cv', new File(['secret'], 'ada.pdf'));
  return data;
};

describe('textOf', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['a text', 'mail=ada@example.com', 'mail=ada@example.com'],
    ['an address', new URL('https://example.com/?a=b'), 'https://example.com/?a=b'],
    ['URLSearchParams', new URLSearchParams({ mail: 'ada@example.com' }), 'mail=ada%40example.com'],
    ['FormData, with names and without files', form(), 'mail=ada@example.com&cv='],
  ])('reads %s at once', (_what, part, expected) => {
    expect(textOf(part)).toBe(expected);
  });

  test.each<[string, unknown]>([
    ['a Blob', new Blob(['mail=ädä'])],
    ['a File', new File(['mail=ädä'], 'a.txt')],
    ['bytes', encode('mail=ädä')],
    ['a part of a buffer', encode('your_mail=ädä').subarray(5)],
    ['a buffer', encode('mail=ädä').buffer],
  ])('reads %s later', async (_what, part) => {
    expect(String(textOf(part))).toBe('[object Promise]');
    expect(await textOf(part)).toBe('mail=ädä');
  });

  test.each<[string, unknown]>([
    ['a stream', new ReadableStream()],
    ['an object of no known kind', {}],
    ['a number', 5],
  ])('does not read %s', (_what, part) => {
    expect(textOf(part)).toBeUndefined();
  });

  test.each<[string, (length: number) => unknown]>([
    ['a text', text],
    ['bytes', bytes],
    ['a buffer', (length) => bytes(length).buffer],
    ['a Blob', (length) => new Blob([text(length)])],
  ])('reads %s of 64 KiB, and none that is longer', async (_what, make) => {
    expect(await textOf(make(LIMIT - 1))).toHaveLength(LIMIT - 1);
    expect(await textOf(make(LIMIT))).toHaveLength(LIMIT);
    expect(await textOf(make(LIMIT + 1))).toBeUndefined();
  });

  test('does not touch a Blob that is too long', () => {
    const blob = new Blob([text(LIMIT + 1)]);
    const readStream = vi.spyOn(blob, 'stream');
    expect(textOf(blob)).toBeUndefined();
    expect(readStream).not.toHaveBeenCalled();
  });

  // Such as a photo or a signature as a data URL: to search 5 MiB takes more than a second.
  test.each([
    ['FormData', new FormData()],
    ['URLSearchParams', new URLSearchParams()],
  ])('does not read more than 64 KiB of an entry of %s', (_what, data) => {
    data.append('photo', text(LIMIT * 2));
    data.append('mail', 'ada');
    expect(`${textOf(data) as string}`.length).toBeLessThan(LIMIT * 2);
  });

  test('does not lock a stream, which can be read only once', () => {
    const stream = new ReadableStream();
    textOf(stream);
    expect(stream.locked).toBe(false);
  });
});

describe('a Request', () => {
  const URL_OF_FORM = 'https://api.example/form';
  const post = (body: BodyInit) => new globalThis.Request(URL_OF_FORM, { method: 'POST', body });

  test('without a body is its address', () => {
    expect(textOf(new Request(URL_OF_FORM))).toBe(URL_OF_FORM);
  });

  test('is its address and what its copy says; the page can still read it', async () => {
    const request = post('mail=ada@example.com');
    expect(await textOf(request)).toBe(`${URL_OF_FORM} mail=ada@example.com`);
    expect(request.bodyUsed).toBe(false);
    expect(await request.text()).toBe('mail=ada@example.com');
  });

  test('whose body the page has read is its address', async () => {
    const request = post('mail=ada@example.com');
    await request.text();
    expect(textOf(request)).toBe(URL_OF_FORM);
  });

  test('is read up to 64 KiB, and not if it is longer', async () => {
    expect(await textOf(post(text(LIMIT)))).toHaveLength(`${URL_OF_FORM} `.length + LIMIT);
    expect(await textOf(post(text(LIMIT + 1)))).toBeUndefined();
  });
});
