/** A stream's bytes, counted while they arrive. */

/** How much of a stream is kept, and how much beyond that is waited for. */
export interface ReadLimits {
  /** More bytes than this are too many. */
  keptBytes: number;
  /** Bytes beyond the limit that are read all the same and dropped; 0 by default. */
  droppedBytes?: number;
}

/** All bytes of the stream, or `undefined` when they are too many; rejects when the stream breaks off. */
export async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  { keptBytes, droppedBytes = 0 }: ReadLimits,
): Promise<Uint8Array | undefined> {
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the stream: what is still to come is not waited for.
  for await (const chunk of stream) {
    length += chunk.byteLength;
    if (length > keptBytes + droppedBytes) return undefined;
    if (length <= keptBytes) chunks.push(chunk);
  }
  return length <= keptBytes ? concat(chunks, length) : undefined;
}

function concat(chunks: Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
