/** The doctor as a command. What it finds in a page is in e2e/doctor.spec.ts. */
import { describe, expect, test } from 'vitest';
import { CHECK_PAGE } from '../../../src/relay/cli/check-page';

/** What the command says of these arguments, which name no page: no browser starts. */
const run = async (...args: string[]) => {
  const written: unknown[] = [];
  const said: string[] = [];
  const note = (text: unknown) => void written.push(text);
  const code = await CHECK_PAGE.run({}, args, {
    line: note,
    say: (sentence) => void said.push(sentence),
    explain: note,
  });
  return { code, said, written };
};

describe('CHECK_PAGE', () => {
  test.each([
    [[], false],
    [['https://www.example.com'], true],
    [['--json'], true],
  ])('takes %j: %s; without any, the command is the one for the relay itself', (args, takes) => {
    expect(CHECK_PAGE.takes(args)).toBe(takes);
  });

  test.each([
    ['no address', ['--json'], /^Name the page/],
    ['a time that is none', ['https://www.example.com', '--timeout', 'soon'], /--timeout is soon/],
    ['an option that there is not', ['https://www.example.com', '--colour'], /--colour/],
  ])('ends with 2, and says why, for %s', async (_, args, problem) => {
    expect(await run(...args)).toEqual({ code: 2, said: [expect.stringMatching(problem)], written: [] });
  });
});
