/** Messages read one by one, looked for and taken out, where numbers are missing, used again or refused. */
import { describe, expect, test, vi } from 'vitest';
import { isThere, remove, scan } from '../../../../src/relay/store/jetstream/stream-messages';
import { collect } from '../../support/jetstream';
import { refusal, storedOf, storeWith } from '../support/streams';

/** A stream of messages by these numbers. */
const streamOf = (...numbers: number[]) => {
  const getMessage = vi.fn(async (_stream: string, { seq }: { seq: number; next_by_subj?: string }) => {
    const next = numbers.find((number) => number >= seq);
    return next === undefined ? null : storedOf(next);
  });
  return { numbers, getMessage, ...storeWith({ manager: { streams: { getMessage } } }) };
};

describe('scan', () => {
  test.each([[[]], [[1, 2, 3]], [[7]], [[2, 5, 1_000_000]]])(
    'gives the messages %j, whatever is missing between them',
    async (numbers) => {
      const { manager } = streamOf(...numbers);
      expect((await collect(scan(manager, 'test-events'))).map(({ seq }) => seq)).toEqual(numbers);
    },
  );

  test('gives what comes while it reads', async () => {
    const { manager, numbers } = streamOf(1);
    const seen: number[] = [];
    for await (const { seq } of scan(manager, 'test-events')) {
      seen.push(seq);
      numbers.push(...(seq === 1 ? [2] : []));
    }
    expect(seen).toEqual([1, 2]);
  });

  test('rejects when NATS cannot be asked', async () => {
    const getMessage = () => Promise.reject(new Error('timeout'));
    const { manager } = storeWith({ manager: { streams: { getMessage } } });
    await expect(collect(scan(manager, 'test-events'))).rejects.toThrow('timeout');
  });
});

describe('isThere', () => {
  test.each([
    ['the copy', storedOf(7, 'a-hash'), true],
    ['another event, which has got its number', storedOf(7, 'another'), false],
    ['nothing', null, false],
  ])('where the number stands for %s', async (_, found, isIt) => {
    const store = storeWith({ manager: { streams: { getMessage: async () => found } } });
    expect(await isThere(store, { seq: 7, hash: 'a-hash' })).toBe(isIt);
  });
});

describe('remove', () => {
  const removing = (deleteMessage: () => Promise<boolean>, found: object | null = null) => {
    const asked = vi.fn(deleteMessage);
    const { manager } = storeWith({ manager: { streams: { deleteMessage: asked, getMessage: async () => found } } });
    return {
      asked,
      remove: (isErased?: boolean) => remove(manager, { stream: 's', seq: 7, ...(isErased && { isErased }) }),
    };
  };

  test.each([
    [undefined, false],
    [true, true],
  ])('overwrites the bytes where that is asked for: %s', async (isErased, overwrites) => {
    const { asked, remove } = removing(async () => true);
    expect(await remove(isErased)).toBe(true);
    expect(asked).toHaveBeenCalledExactlyOnceWith('s', 7, overwrites);
  });

  test.each([10057, 10043])('is content with the refusal %i of what is gone already', async (code) => {
    expect(await removing(() => Promise.reject(refusal(code))).remove()).toBe(false);
  });

  test.each([
    ['a message that is there all the same', refusal(10057), storedOf(7)],
    ['a refusal for another reason', refusal(10008, 503), null],
    ['no answer', new Error('timeout'), null],
  ])('rejects for %s', async (_, error, found) => {
    await expect(removing(() => Promise.reject(error), found).remove()).rejects.toBe(error);
  });
});
