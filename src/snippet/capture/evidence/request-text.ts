/** What a request of the page's own says, as far as it can be read without cost to the page. */

import { own } from '../../form/form-access';

/** A lead is some hundred bytes. Larger bodies are uploads, and reading them could be felt. */
export const MAX_BYTES = 65_536;

// Longer answers are no answers, but files in text: a photo, a signature.
const MAX_VALUE = 4_096;

/** A text; a promise where the browser gives it later; undefined for what cannot be read, or only once. */
export type RequestText = string | undefined | Promise<string | undefined>;

/** The text of bytes, read in a task of its own. */
const readBytes = (bytes: Blob | ArrayBuffer | ArrayBufferView): RequestText => {
  const size = 'size' in bytes ? bytes.size : bytes.byteLength;
  return size > MAX_BYTES ? undefined : new Response(bytes as Blob).text();
};

/** Entries with their names; of files there is nothing to read. */
const readEntries = (data: FormData): string =>
  [...data].map(([name, value]) => `${name}=${typeof value === 'string' ? value.slice(0, MAX_VALUE) : ''}`).join('&');

/** What a form sends, without collecting its data, which the page would hear of. */
export const textOfForm = (form: Element): string =>
  ([...own(form, 'elements', HTMLFormElement)] as HTMLInputElement[])
    .map(({ name, value = '' }) => `${name}=${value.slice(0, MAX_VALUE)}`)
    .join('&');

/**
 * The text of a body, or of what `fetch` is called with; kinds are told by their names, since a frame has classes of
 * its own.
 */
export function textOf(part: unknown): RequestText {
  const kind = Object.prototype.toString.call(part);
  if (part == null) return '';
  if (/FormData/.test(kind)) return readEntries(part as FormData);
  // An address, or parameters of one.
  if (/String|URL/.test(kind)) {
    const text = `${part as string}`;
    return text.length > MAX_BYTES ? undefined : text;
  }
  if (!/Request/.test(kind)) return /Blob|File|\wArray|ArrayBuffer/.test(kind) ? readBytes(part as Blob) : undefined;
  const { url, method, bodyUsed } = part as Request;
  if (/GET|HEAD/.test(method) || bodyUsed) return url;
  // Before the page's own call, after which a body cannot be copied any more.
  return (part as Request)
    .clone()
    .blob()
    .then(readBytes)
    .then((text) => text && `${url} ${text}`);
}
