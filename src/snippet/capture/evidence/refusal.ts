/**
 * Whether a server that answers 200 says no in its JSON or in its first word, or yes.
 *
 * The pages it exists for: one whose server answers 200 whatever it thinks (`{"success": false}`), and whose page says
 * so in words of any language, without a mark; and one whose server agrees (`{"success": true}`), and whose page warns
 * of something in words of an error ("Your voucher becomes invalid in May").
 */
import { parseJson } from '../../json';

type Body = Record<string, unknown>;

// What servers call their verdict: WordPress, PHP form scripts, JSend, GraphQL, SvelteKit, .NET. First what is true or
// false: 0 is a no there, but may be a good status.
const FLAG = /^(is_?)?(ok|valid|success(ful)?|succeeded)$/i;
const STATUS = /^(status(_?code)?|result|state|type|code)$/i;
const ERROR_CODE = /^err_?(code|no)$/i;
const DENIED = /^(0|false)$/i;
const FAILED = /^(error|fail|invalid|reject|spam|abort|n?ko$|[45]\d\d$)/i;
const AGREED = /^(true|ok|success|(mail_)?sent|created|done|20\d$)/i;
// What keeps others from reading JSON as a script (Vaadin, Angular).
const PREFIX = /^\s*(for\(;;\);|\)]}',?)/;
// Next.js sends what a server action returns in a row of its own, which the first row names.
const ACTION = /^0:\{"a":"\$@(\w+)"[^]*?\n\1:/;
// Of a text; `error=0` and `Errors: none` say that there is none.
const FIRST_WORD = /^[^<{[a-z]*([a-z]+)\b(?!\W*(0|none|false|null)\b)/i;
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

/** What of a text may be JSON. */
function jsonIn(text: string): string {
  const [action] = ACTION.exec(text) || [];
  return action ? text.slice(action.length).split('\n')[0]! : text.replace(PREFIX, '');
}

/** What has been read of a body; of a text that is neither JSON nor HTML its first word. */
const bodyOf = (body: unknown): Body =>
  typeof body === 'string' ? parseJson<Body>(jsonIn(body)) || { ok: (FIRST_WORD.exec(body) || [])[1] } : (body as Body);

/** Whether something at its top that has such a name says so; what is deeper may be the lead, given back. */
const saysIn = (body: Body, name: RegExp, expected: RegExp): boolean =>
  Object.entries(body).some(([key, value]) => name.test(key) && expected.test(`${value as string}`));

/** What of the answer tells of errors. GraphQL §7.1: those with a path leave the rest of the data as it is. */
const partOf = (answer: Body): Body =>
  Array.isArray(answer['errors']) && answer['errors'].every((error) => Object(error).path) && isFilled(answer['data'])
    ? (answer['data'] as Body)
    : answer;

/** Whether the body of an answer, as a text or as what has been read of it, refuses. */
export function isRefusal(body: unknown): boolean {
  const answer = bodyOf(body);
  if (!answer || typeof answer !== 'object') return false;
  return (
    saysIn(answer, FLAG, DENIED) ||
    saysIn(answer, ERROR_CODE, /^[1-9]/) ||
    [FLAG, STATUS].some((name) => saysIn(answer, name, FAILED)) ||
    hasErrors(partOf(answer), MAX_DEPTH)
  );
}

/** Whether the body of an answer that does not refuse says that all is well. */
export const isAffirmation = (body: unknown): boolean => {
  const answer = bodyOf(body);
  return !!answer && typeof answer === 'object' && [FLAG, STATUS].some((name) => saysIn(answer, name, AGREED));
};
