/** What a browser gave to the site's server, whatever the page has written it in. */
import type { Answers } from '../../support/page-server';

/** The answers in a form's body or in an address, whose names may repeat. */
export function answersOf(entries: Iterable<[string, FormDataEntryValue]>): Answers {
  const answers = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of entries) answers.set(name, [...(answers.get(name) ?? []), value]);
  return Object.fromEntries([...answers].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}

/** The answers of a request: its JSON, its form data, or else its address. */
export async function readAnswers(request: Request): Promise<Answers> {
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('json')) return (await request.json()) as Answers;
  if (type.includes('form')) return answersOf((await request.formData()).entries());
  return answersOf(new URL(request.url).searchParams.entries());
}
