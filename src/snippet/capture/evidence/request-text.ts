/** What a request of the page's own says, as far as it can be read without cost to the page. */

// A lead is some hundred bytes. Larger bodies are uploads, and reading them could be felt.
const MAX_BYTES = 65_536;
// What is compressed or encrypted has characters that no text has.
const NO_TEXT = /[\0-\x08\x0e-\x1f\ufffd]/;

/** A text; a promise where the browser gives it later; undefined for what cannot be read, or only once. */
export type RequestText = string | undefined | Promise<string | undefined>;

const readBytes = (bytes: ArrayBuffer | ArrayBufferView): string | undefined => {
  const text = bytes.byteLength > MAX_BYTES ? '\0' : new TextDecoder().decode(bytes);
  return NO_TEXT.test(text) ? undefined : text;
};

const readBlob = async (blob: Blob): Promise<string | undefined> => {
  const text = blob.size > MAX_BYTES ? '\0' : await blob.text();
  return NO_TEXT.test(text) ? undefined : text;
};

/** Entries as a text that has their names, too; of files there is nothing to read. */
const readEntries = (data: FormData): string =>
  [...data].map(([name, value]) => `${name}=${typeof value === 'string' ? value.slice(0, MAX_BYTES) : ''}`).join('&');

/** The copy of a body, which is cancelled once it is too long; Firefox has no stream of it. */
async function readCopy(copy: Request): Promise<string | undefined> {
  if (!copy.body) return readBlob(await copy.blob());
  const reader = copy.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > MAX_BYTES) return void reader.cancel();
  }
  return NO_TEXT.test(text) ? undefined : text;
}

const isA = (value: unknown, kind: string) => Object.prototype.toString.call(value) === `[object ${kind}]`;

/** The text of a body, or of what `fetch` is called with; kinds are told by their names, since a frame has classes of its own. */
export function textOf(part: unknown): RequestText {
  if (part == null) return '';
  if (typeof part === 'string') return part.length > MAX_BYTES ? undefined : part;
  if (isA(part, 'FormData')) return readEntries(part as FormData);
  if (isA(part, 'Blob') || isA(part, 'File')) return readBlob(part as Blob);
  if (isA(part, 'ArrayBuffer') || ArrayBuffer.isView(part)) return readBytes(part as ArrayBuffer);
  if (isA(part, 'URLSearchParams') || isA(part, 'URL')) return `${part as URL}`;
  if (!isA(part, 'Request')) return undefined;
  const { url, method, bodyUsed } = part as Request;
  if (/^(GET|HEAD)$/.test(method) || bodyUsed) return url;
  // Before the page's own call, after which a body cannot be copied any more.
  return readCopy((part as Request).clone()).then((text) => (text === undefined ? undefined : `${url} ${text}`));
}

/** Both texts as one; what is missing of either is missing of the whole. */
export function joinTexts(first: RequestText, second: RequestText): RequestText {
  if (typeof first === 'string' && typeof second === 'string') return `${first} ${second}`;
  if (first === undefined || second === undefined) return undefined;
  return Promise.all([first, second]).then(([a, b]) => (a === undefined || b === undefined ? undefined : `${a} ${b}`));
}
