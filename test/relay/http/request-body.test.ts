/** A request's body: media type, size and encoding at and around their limits. */
import { describe, expect, test } from 'vitest';
import { BODY_LIMIT_BYTES, isReadableType, readBody } from '../../../src/relay/http/request-body';

const requestOf = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request('https://relay.example/v2/event', {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain', ...headers },
    body,
    duplex: 'half',
  } as RequestInit);

/** A body that comes in pieces of 64 KiB, and whose length nobody has told. */
const inPieces = (bytes: number) => new Blob(['x'.repeat(bytes)]).stream();

describe('isReadableType', () => {
  test.each([
    'text/plain',
    'text/plain;charset=UTF-8',
    'text/plain; charset=utf-8',
    'Text/Plain ; Charset="UTF-8"',
    'text/plain;charset=utf8',
    'application/json',
    'application/json;charset=utf-8',
    'application/json; profile=x',
  ])('takes %s', (type) => {
    expect(isReadableType(type)).toBe(true);
  });

  test.each([
    null,
    '',
    'text/html',
    'text/plain2',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/vnd.api+json',
    'text/plain;charset=iso-8859-1',
    'application/json;charset="utf-8',
    'text/plain;charset=utf-8;charset=utf-16',
  ])('refuses %j', (type) => {
    expect(isReadableType(type)).toBe(false);
  });
});

describe('readBody', () => {
  test('gives the text with its size in bytes', async () => {
    expect(await readBody(requestOf('{"name":"Zoë"}'))).toEqual({ text: '{"name":"Zoë"}', bytes: 15 });
  });

  test('leaves out a byte order mark', async () => {
    expect(await readBody(requestOf(new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d])))).toEqual({ text: '{}', bytes: 5 });
  });

  test.each([
    [BODY_LIMIT_BYTES - 1, 'one byte below the limit'],
    [BODY_LIMIT_BYTES, 'exactly at the limit'],
  ])('takes %i bytes in pieces, %s', async (bytes) => {
    expect(await readBody(requestOf(inPieces(bytes)))).toMatchObject({ bytes });
  });

  test.each([BODY_LIMIT_BYTES + 1, 129 * 1024, 1024 * 1024, 3 * 1024 * 1024])(
    'refuses %i bytes in pieces without a length',
    async (bytes) => {
      expect(await readBody(requestOf(inPieces(bytes)))).toMatchObject({ refusal: { status: 413 } });
    },
  );

  test('counts what arrives, whatever Content-Length says', async () => {
    expect(await readBody(requestOf(inPieces(BODY_LIMIT_BYTES + 1), { 'Content-Length': '10' }))).toMatchObject({
      refusal: { status: 413 },
    });
  });

  describe('where the runtime keeps to Content-Length', () => {
    const keepsLength = true;
    const withLength = (bytes: number, body: BodyInit) => requestOf(body, { 'Content-Length': String(bytes) });

    test.each([BODY_LIMIT_BYTES - 1, BODY_LIMIT_BYTES])('reads %i bytes at once', async (bytes) => {
      const request = withLength(bytes, 'x'.repeat(bytes));
      Object.defineProperty(request, 'body', { get: () => expect.unreachable('its stream was asked for') });
      expect(await readBody(request, { keepsLength })).toMatchObject({ bytes });
    });

    test('counts what arrives without a length', async () => {
      const request = requestOf(inPieces(BODY_LIMIT_BYTES + 1));
      expect(await readBody(request, { keepsLength })).toMatchObject({ refusal: { status: 413 } });
    });

    test('counts what arrives with a length above the limit', async () => {
      const request = withLength(BODY_LIMIT_BYTES + 1, inPieces(BODY_LIMIT_BYTES + 1));
      expect(await readBody(request, { keepsLength })).toMatchObject({ refusal: { status: 413 } });
    });

    test('invites a body that broke off to come again', async () => {
      const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('connection lost')) });
      expect(await readBody(withLength(10, broken), { keepsLength })).toMatchObject({ refusal: { status: 408 } });
    });
  });

  test('reads a body that is too large to its end, so that its sender is free to read the answer', async () => {
    const { readable, writable } = new TransformStream<Uint8Array>();
    const writer = writable.getWriter();
    // Each write ends when it has been read, and fails when the reader gives up.
    const written = [200_000, 100_000, 100_000].map((bytes) => writer.write(new Uint8Array(bytes)));
    const closed = writer.close();
    expect(await readBody(requestOf(readable as BodyInit))).toMatchObject({ refusal: { status: 413 } });
    await expect(Promise.all([...written, closed])).resolves.toBeDefined();
  });

  test('stops reading a body without end', async () => {
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
      cancel: () => void (isCancelled = true),
    });
    expect(await readBody(requestOf(endless))).toMatchObject({ refusal: { status: 413 } });
    expect(isCancelled).toBe(true);
  });

  test('invites a body that broke off to come again', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('connection lost')) });
    expect(await readBody(requestOf(broken))).toMatchObject({ refusal: { status: 408 } });
  });

  test.each([
    ['an empty body', ''],
    ['no body', null],
    ['Latin-1', new Uint8Array([0x22, 0xeb, 0x22])],
    ['half of a two-byte character', new Uint8Array([0x22, 0xc3])],
    ['a surrogate in UTF-8', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, 0x7b, 0x00])],
  ])('refuses %s with 400', async (_, body) => {
    expect(await readBody(requestOf(body))).toMatchObject({ refusal: { status: 400, field: 'body' } });
  });

  test('refuses a compressed body with 415', async () => {
    expect(await readBody(requestOf('{}', { 'Content-Encoding': 'gzip' }))).toMatchObject({
      refusal: { status: 415, field: 'content-encoding' },
    });
  });
});
