/**
 * Whether a server that answers 200 says no in its JSON.
 *
 * The page it exists for: one whose server answers 200 whatever it thinks (`{"success": false}`), and whose page says
 * so in words of any language, without a mark.
 */
import { parseJson } from '../../json';

type Body = Record<string, unknown>;

// What servers call their verdict: WordPress, PHP form scripts, JSend, GraphQL, SvelteKit.
const VERDICTS = ['ok', 'success', 'valid', 'status', 'result', 'type'];
// How deep GraphQL's `userErrors` and Inertia's `errors` are.
const MAX_DEPTH = 4;

/** Whether there is anything in it: no list, object or text that is empty, and no way to say that there is none. */
const isFilled = (value: unknown): boolean =>
  value && typeof value === 'object'
    ? Object.values(value).some(isFilled)
    : !!value && !/^(0|false|none)$/i.test(`${value}`);

/** Whether something in it that is called errors is filled. */
const hasErrors = (body: Body, depth: number): boolean =>
  Object.entries(body).some(
    ([name, value]) =>
      (/errors?$/i.test(name) && isFilled(value)) ||
      (depth > 1 && !!value && typeof value === 'object' && hasErrors(value as Body, depth - 1)),
  );

/** Whether the body of an answer, as a text or as what has been read of it, refuses. */
export function isRefusal(body: unknown): boolean {
  const answer = typeof body === 'string' ? parseJson<Body>(body) : (body as Body);
  if (!answer || typeof answer !== 'object') return false;
  const isNo = (name: string) => /^(false|error|fail|invalid|n?ko$|[45]\d\d$)/i.test(`${answer[name]}`);
  return VERDICTS.some(isNo) || hasErrors(answer, MAX_DEPTH);
}
