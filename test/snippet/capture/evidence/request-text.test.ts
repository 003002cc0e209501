/** What a request of the page's own says, and that reading it costs the page nothing. */
import { describe, expect, test, vi } from 'vitest';
import { joinTexts, textOf } from '../../../../src/snippet/capture/evidence/request-text';

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
    ['bytes', encode('mail=ädä'), 'mail=ädä'],
    ['a buffer', encode('mail=ada').buffer, 'mail=ada'],
    ['a view of a part of a buffer', new DataView(encode('mail=ada').buffer, 5), 'ada'],
    ['FormData, with names and without files', form(), 'mail=ada@example.com&cv='],
  ])('reads %s at once', (_what, part, expected) => {
    expect(textOf(part)).toBe(expected);
  });

  test.each<[string, () => unknown]>([
    ['a Blob', () => new Blob(['mail=ada'])],
    ['a File', () => new File(['mail=ada'], 'a.txt')],
  ])('reads %s later', async (_what, part) => {
    expect(await textOf(part())).toBe('mail=ada');
  });

  test.each<[string, unknown]>([
    ['a stream', new ReadableStream()],
    ['an object of no known kind', {}],
    ['a number', 5],
    ['compressed bytes', new Uint8Array([0x1f, 0x8b, 8, 0])],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x61])],
  ])('does not read %s', (_what, part) => {
    expect(textOf(part)).toBeUndefined();
  });

  test('does not read a Blob that is no text', async () => {
    expect(await textOf(new Blob([new Uint8Array([0, 1, 2])]))).toBeUndefined();
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
    const readText = vi.spyOn(blob, 'text');
    void textOf(blob);
    expect(readText).not.toHaveBeenCalled();
  });

  test('reads the first 64 KiB of each entry', () => {
    const data = new FormData();
    data.append('a', text(LIMIT + 1));
    data.append('b', 'c');
    expect(textOf(data)).toBe(`a=${text(LIMIT)}&b=c`);
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

  test('with a body that is no text is not read', async () => {
    expect(await textOf(post(new Uint8Array([0, 1, 2])))).toBeUndefined();
  });
});

describe('joinTexts', () => {
  const later = (given: string | undefined) => Promise.resolve(given);

  test('of two texts is both', () => {
    expect(joinTexts('/form', 'mail=ada')).toBe('/form mail=ada');
  });

  test.each([
    ['the first', undefined, 'a'],
    ['the second', 'a', undefined],
    ['the second, though the first comes later', later('a'), undefined],
  ])('is unknown at once where %s is', (_which, first, second) => {
    expect(joinTexts(first, second)).toBeUndefined();
  });

  test.each([
    ['a later text', later('/form'), 'mail=ada', '/form mail=ada'],
    ['two later texts', later('/form'), later('mail=ada'), '/form mail=ada'],
    ['a later text that cannot be read', '/form', later(undefined), undefined],
  ])('waits for %s', async (_what, first, second, expected) => {
    expect(await joinTexts(first, second)).toBe(expected);
  });
});
