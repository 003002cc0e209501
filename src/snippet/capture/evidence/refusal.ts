/**
 * Whether a server that answers 200 says no in its JSON, or yes.
 *
 * The pages it exists for: one whose server answers 200 whatever it thinks (`{"success": false}`), and whose page says
 * so in words of any language, without a mark; and one whose server agrees (`{"success": true}`), and whose page warns
 * of something in words of an error ("Your voucher becomes invalid in May").
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

const bodyOf = (body: unknown): Body => (typeof body === 'string' ? parseJson<Body>(body) : body) as Body;

const saysIn = (body: Body, expected: RegExp): boolean => VERDICTS.some((name) => expected.test(`${body[name]}`));

/** Whether the body of an answer, as a text or as what has been read of it, refuses. */
export function isRefusal(body: unknown): boolean {
  const answer = bodyOf(body);
  if (!answer || typeof answer !== 'object') return false;
  return saysIn(answer, /^(false|error|fail|invalid|n?ko$|[45]\d\d$)/i) || hasErrors(answer, MAX_DEPTH);
}

/** Whether the body of an answer that does not refuse says that all is well. */
export const isAffirmation = (body: unknown): boolean => {
  const answer = bodyOf(body);
  return !!answer && saysIn(answer, /^(true|ok|success|(mail_)?sent|created|done|20\d$)/i);
};
