/** A request's body as text: its type, its size and its encoding are checked here, its meaning is not. */
import { readStream } from './read-stream';
import type { Refusal } from './answers';

/** The largest body that is read; browsers themselves stop at 64 KiB when the request is to outlive the page. */
export const BODY_LIMIT_BYTES = 128 * 1024;
// A sender that is answered while it still sends may be cut off before it has read the answer, and then come back with
// the same body. What is this much too large is read to its end; what is larger still is nobody's form.
const DROPPED_BYTES = 1024 * 1024;

const MEDIA_TYPES = ['text/plain', 'application/json'];

/**
 * Whether a `Content-Type` names JSON or plain text in UTF-8. RFC 9110 §8.3.1: case and spaces do not matter, quotes
 * may be there.
 */
export function isReadableType(contentType: string | null): boolean {
  const [mediaType = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charsets = parameters.filter((parameter) => parameter.startsWith('charset='));
  return MEDIA_TYPES.includes(mediaType) && charsets.every((charset) => /^charset=("?)utf-?8\1$/.test(charset));
}

const HINTS = {
  400: 'correct the page or program that sends this: the body is one event as JSON in UTF-8',
  408: 'nothing is to be done: the page sends it again',
  413: 'find the form with so much text, and put data-driftrock-ignore on what Driftrock does not need',
  415: 'correct the page or program that sends this: the snippet itself sends text/plain in UTF-8, uncompressed',
};

const refuse = (status: keyof typeof HINTS, field: string, error: string): { refusal: Refusal } => ({
  refusal: { status, field, error, hint: HINTS[status] },
});

/** What a body's reader may rely on. */
export interface BodyOptions {
  /**
   * Whether the runtime never reads more of a body than its `Content-Length` says, as Node's parser does (RFC 9112
   * §6.3); false by default. Where it is true, a body within the limit is read at once. Untrue, it lifts the limit.
   */
  keepsLength?: boolean;
}

/** The body's bytes, or `undefined` when they are too many; rejects when the body breaks off. */
function readBytes(request: Request, { keepsLength = false }: BodyOptions): Promise<Uint8Array | undefined> {
  const length = request.headers.get('content-length');
  // For `body`, the server under Node makes a second request with a stream and a signal, which costs more than all the
  // rest of the relay. It reads `arrayBuffer` without one.
  if (keepsLength && length !== null && Number(length) <= BODY_LIMIT_BYTES)
    return request.arrayBuffer().then((buffer) => new Uint8Array(buffer));
  return readStream(request.body, { keptBytes: BODY_LIMIT_BYTES, droppedBytes: DROPPED_BYTES });
}

/**
 * The body's text with its size, or why it cannot be read.
 *
 * Not Hono's body limit: that one trusts `Content-Length`, which holds under Node's parser but not in every runtime.
 */
export async function readBody(
  request: Request,
  options: BodyOptions = {},
): Promise<{ text: string; bytes: number } | { refusal: Refusal }> {
  if (!isReadableType(request.headers.get('content-type'))) {
    return refuse(415, 'content-type', 'Content-Type must be text/plain or application/json, in UTF-8');
  }
  // RFC 9110 §15.5.16: an encoding that the server cannot undo is answered like a media type it cannot read.
  if (!['', 'identity'].includes(request.headers.get('content-encoding') ?? '')) {
    return refuse(415, 'content-encoding', 'Content-Encoding must be absent: send the body as it is');
  }
  const bytes = await readBytes(request, options).catch(() => 'cut off' as const);
  // RFC 9110 §15.5.9: not 400, which would end the delivery of an event that only a bad line has cut.
  if (bytes === 'cut off') return refuse(408, 'body', 'the body broke off: send it again');
  if (bytes === undefined) return refuse(413, 'body', `the body is larger than ${BODY_LIMIT_BYTES} bytes`);
  if (bytes.byteLength === 0) return refuse(400, 'body', 'the body is empty');
  try {
    // RFC 8259 §8.1: JSON between systems is UTF-8, and a byte order mark in front may be ignored.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes: bytes.byteLength };
  } catch {
    return refuse(400, 'body', 'the body is not UTF-8');
  }
}
