/** What a form of the operator's pages sends: from where, of what type, how much. */
import { describe, expect, test } from 'vitest';
import { readForm } from '../../../src/relay/ops/form-body';

const TYPE = 'application/x-www-form-urlencoded';

const send = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  readForm(
    new Request('http://localhost:8788/', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': TYPE, ...headers },
      body,
      duplex: 'half',
    } as RequestInit),
  );

const controlsOf = async (sent: ReturnType<typeof send>) => {
  const read = await sent;
  return 'form' in read ? [...read.form] : read;
};

test('reads the controls by their names', async () => {
  expect(await controlsOf(send('token=a%20b&id=1'))).toEqual([
    ['token', 'a b'],
    ['id', '1'],
  ]);
});

test('reads a type with parameters, and a form without controls', async () => {
  expect(await controlsOf(send('', { 'Content-Type': `${TYPE};charset=UTF-8` }))).toEqual([]);
});

describe('turns down', () => {
  const pulled: string[] = [];
  const untouched = () =>
    new ReadableStream({ pull: () => void pulled.push('read') }, new CountQueuingStrategy({ highWaterMark: 0 }));

  test('a page of somebody else, whose body is not read', async () => {
    expect(await send(untouched(), { 'Sec-Fetch-Site': 'cross-site' })).toMatchObject({ status: 403 });
    expect(pulled).toEqual([]);
  });

  test.each(['text/plain', 'application/json', 'multipart/form-data; boundary=a'])('the type %s', async (type) => {
    expect(await send('a=1', { 'Content-Type': type })).toMatchObject({ status: 415 });
  });

  test('more than 4,096 bytes', async () => {
    expect(await send(`a=${'x'.repeat(4095)}`)).toMatchObject({ status: 413 });
    expect(await controlsOf(send(`a=${'x'.repeat(4094)}`))).toEqual([['a', 'x'.repeat(4094)]]);
  });
});

test('reads a body that breaks off as a form without controls', async () => {
  const broken = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) });
  expect(await controlsOf(send(broken))).toEqual([]);
});
