/** What a form of these pages sends, and whether it may be sent from where it comes. */
import { readStream } from '../http/read-stream';
import { isFromOwnPage } from './same-site';

// The longest form has an address and two ids.
const LIMIT_BYTES = 4096;
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** What is wrong with the request, with the status to answer. */
export interface BadForm {
  status: 400 | 403 | 413 | 415;
  error: string;
}

/** The controls by their names, or what is wrong. A page of somebody else is turned down before its body is read. */
export async function readForm(request: Request): Promise<{ form: URLSearchParams } | BadForm> {
  if (!isFromOwnPage(request.headers)) return { status: 403, error: 'This form was sent from another page.' };
  const [type] = (request.headers.get('Content-Type') ?? '').split(';');
  if (type !== FORM_TYPE) return { status: 415, error: 'This is not what a form sends.' };
  const bytes = await readStream(request.body, { keptBytes: LIMIT_BYTES }).catch(() => new Uint8Array());
  if (bytes === undefined) return { status: 413, error: 'This is too long.' };
  return { form: new URLSearchParams(new TextDecoder().decode(bytes)) };
}
