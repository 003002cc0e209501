/**
 * Whether a server that answers 200 says no in its JSON.
 *
 * The page it exists for: one whose server answers 200 whatever it thinks (`{"success": false}`), and whose page says
 * so in words of any language, without a mark.
 */
import { parseJson } from '../../json';

type Body = Record<string, unknown>;

// What servers call their verdict: WordPress, PHP form scripts, JSend, GraphQL.
const VERDICTS = ['ok', 'success', 'valid', 'status', 'result'];

/** Whether there is anything in it: not an empty list, object or text, and no way to say that there is none. */
const isFilled = (value: unknown) =>
  !!value && (typeof value === 'object' ? Object.keys(value).length > 0 : !/^(0|false|none)$/i.test(`${value}`));

/** Whether the body of an answer, as a text or as what has been read of it, refuses. */
export function isRefusal(body: unknown): boolean {
  const answer = typeof body === 'string' ? parseJson<Body>(body) : (body as Body);
  if (!answer || typeof answer !== 'object') return false;
  const isNo = (name: string) => /^(false|error|fail|invalid)/i.test(`${answer[name]}`);
  return VERDICTS.some(isNo) || ['error', 'errors'].some((name) => isFilled(answer[name]));
}
