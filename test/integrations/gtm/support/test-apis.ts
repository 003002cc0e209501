/** The APIs of a template's own tests: Google, "Test APIs". Only those that this template's tests use. */
import type { Api } from './web-apis';

/** Text that is the same for values that are equal in every member. All functions are alike. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => {
    if (member === undefined) return '\u0000undefined';
    if (typeof member === 'function') return '\u0000function';
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)));
  });

const isEqual = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

function claim(holds: boolean, words: string): void {
  if (!holds) throw new Error(words);
}

/** `assertThat`: what may be claimed of a value. */
export const assertThat = (value: unknown, message = '') => ({
  isEqualTo: (expected: unknown) =>
    claim(isEqual(value, expected), `${message} Expected ${textOf(expected)}, and found ${textOf(value)}.`),
  isEmpty: () => claim((value as ArrayLike<unknown>).length === 0, `${message} Expected nothing in ${textOf(value)}.`),
});

/** The APIs with their mocks, what was called, and what a test may claim of that. */
export function createTestApis(apis: Record<string, Api>) {
  const mocks: Record<string, unknown> = {};
  const calls: Record<string, unknown[][]> = {};
  const callsOf = (name: string) => (calls[name] ??= []);

  // As in Tag Manager, a mock replaces the API whole: it checks no permission.
  const call = (name: string, args: unknown[]): unknown => {
    callsOf(name).push(args);
    if (!(name in mocks)) return (apis[name] as (...args: unknown[]) => unknown)(...args);
    const mock = mocks[name];
    return typeof mock === 'function' ? mock(...args) : mock;
  };
  const watched = Object.fromEntries(Object.keys(apis).map((name) => [name, (...args: unknown[]) => call(name, args)]));

  return {
    apis: watched as Record<string, Api>,
    mock(name: string, value: unknown) {
      if (!(name in apis)) throw new Error(`There is no API called ${name}.`);
      mocks[name] = value;
    },
    assertApi: (name: string) => ({
      wasCalled: () => claim(callsOf(name).length > 0, `${name} was not called.`),
      wasNotCalled: () => claim(callsOf(name).length === 0, `${name} was called with ${textOf(callsOf(name))}.`),
      wasCalledWith: (...expected: unknown[]) =>
        claim(
          callsOf(name).some((args) => isEqual(args, expected)),
          `${name} was not called with ${textOf(expected)}, but with ${textOf(callsOf(name))}.`,
        ),
    }),
  };
}
