/** A stream's bytes, at and around the limits, and what is done with the rest of it. */
import { describe, expect, test } from 'vitest';
import { readStream } from '../../../src/relay/http/read-stream';

/** A stream of these chunks, and how many of them were asked for. */
function streamOf(...chunks: number[][]) {
  const state = { pulled: 0, isCancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[state.pulled++];
        if (chunk === undefined) controller.close();
        else controller.enqueue(Uint8Array.from(chunk));
      },
      cancel: () => void (state.isCancelled = true),
    },
    // Nothing is taken ahead of its reader.
    { highWaterMark: 0 },
  );
  return { stream, state };
}

const read = async (chunks: number[][], limits: { keptBytes: number; droppedBytes?: number }) => {
  const bytes = await readStream(streamOf(...chunks).stream, limits);
  return bytes && [...bytes];
};

describe('readStream', () => {
  test('gives the bytes of all chunks in their order', async () => {
    expect(await read([[1, 2], [3], [], [4, 5]], { keptBytes: 100 })).toEqual([1, 2, 3, 4, 5]);
  });

  test('gives no bytes of an empty stream, and of none', async () => {
    expect(await read([], { keptBytes: 0 })).toEqual([]);
    expect(await readStream(null, { keptBytes: 0 })).toEqual(new Uint8Array());
  });

  test.each([
    [4, undefined],
    [5, [1, 2, 3, 4, 5]],
    [6, [1, 2, 3, 4, 5]],
  ])('of 5 bytes with a limit of %i: %j', async (keptBytes, bytes) => {
    expect(
      await read(
        [
          [1, 2, 3],
          [4, 5],
        ],
        { keptBytes },
      ),
    ).toEqual(bytes);
  });

  test('does not wait for what comes after too many bytes', async () => {
    const { stream, state } = streamOf([1, 2], [3], [4], [5]);
    expect(await readStream(stream, { keptBytes: 2 })).toBeUndefined();
    expect(state).toEqual({ pulled: 2, isCancelled: true });
  });

  test.each([
    ['reads as many bytes beyond the limit as are to be dropped, and gives none', [[1, 2], [3], [4]], false],
    ['stops at one byte more', [[1, 2], [3], [4, 5], [6]], true],
  ])('%s', async (_, chunks, isCancelled) => {
    const { stream, state } = streamOf(...chunks);
    expect(await readStream(stream, { keptBytes: 2, droppedBytes: 2 })).toBeUndefined();
    expect(state.isCancelled).toBe(isCancelled);
  });

  test('never gives a part: what fits after a chunk that did not is dropped, too', async () => {
    expect(await read([[1], [2, 3], [4]], { keptBytes: 2, droppedBytes: 100 })).toBeUndefined();
  });

  test('rejects when the stream breaks off', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error('connection lost')),
    });
    await expect(readStream(stream, { keptBytes: 10 })).rejects.toThrow('connection lost');
  });
});
