/** The server's side of a WebSocket, as far as the cases need it: short texts. RFC 6455. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** RFC 6455 §1.3. */
const HANDSHAKE_ID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const MASK_BYTES = 4;
/** RFC 6455 §5.2: above 125 the length has two bytes of its own. */
const SHORT_LENGTH = 125;

/** The text of one masked frame; undefined for a frame that is no text. */
function textOf(frame: Buffer): string | undefined {
  const isText = (frame[0]! & 0x0f) === 1;
  const length = frame[1]! & 0x7f;
  const start = length > SHORT_LENGTH ? 4 : 2;
  const mask = frame.subarray(start, start + MASK_BYTES);
  const text = frame.subarray(start + MASK_BYTES).map((byte, index) => byte ^ mask[index % MASK_BYTES]!);
  return isText ? Buffer.from(text).toString() : undefined;
}

/** Agrees to the connection; each text of the page is answered by what `answer` says. */
export function acceptSocket(request: IncomingMessage, stream: Duplex, answer: (text: string) => string): void {
  const key = createHash('sha1')
    .update(request.headers['sec-websocket-key'] + HANDSHAKE_ID)
    .digest('base64');
  const headers = ['Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${key}`];
  stream.write(`HTTP/1.1 101 Switching Protocols\r\n${headers.join('\r\n')}\r\n\r\n`);
  stream.on('error', () => stream.destroy());
  stream.on('data', (frame: Buffer) => {
    const text = textOf(frame);
    if (text === undefined) return void stream.end();
    const reply = Buffer.from(answer(text));
    stream.write(Buffer.concat([Buffer.from([0x81, reply.length]), reply]));
  });
}
