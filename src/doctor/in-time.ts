/** What is asked of a page, whose scripts may keep the browser busy for ever. */

// The relay has 8 s to answer the question that the page asks it.
const LIMIT_MS = 12_000;
const BUSY = 'its scripts keep the browser busy, and it does not answer';

/** The answer; rejects with a reason where it does not come in time. */
export async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const timer: { id?: NodeJS.Timeout } = {};
  const late = new Promise<never>((_, reject) => {
    timer.id = setTimeout(() => reject(new Error(BUSY)), LIMIT_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer.id));
}

/** The body of an answer; empty where the browser has not kept it, or does not give it. */
export const bodyOf = (response: { text(): Promise<string> }): Promise<string> =>
  inTime(response.text()).catch(() => '');
