// @vitest-environment happy-dom
/** Instapage: its one global function, next to what the page has planned for it. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { hearInstapage } from '../../src/form-builders/instapage';
import { EMAIL, happen, open, SIGN_IN, useBuilder } from './support/page';

const { commands } = useBuilder(hearInstapage);
const page = window as unknown as { instapageFormSubmitSuccess?: unknown };
const succeed = (...args: unknown[]) => (page.instapageFormSubmitSuccess as (...args: unknown[]) => unknown)(...args);
const look = () => happen('click', document.body);

beforeEach(() => {
  delete page.instapageFormSubmitSuccess;
});

describe('hearInstapage', () => {
  test('captures the form where the page has planned nothing', () => {
    const form = open(`<form>${EMAIL}</form>`);
    look();
    expect(succeed(form)).toBeUndefined();
    expect(commands).toEqual([['capture', form]]);
  });

  test("does what the page's own function does, with all that it is given, and gives back what it says", () => {
    const form = open(`<form>${EMAIL}</form>`);
    const theirs = vi.fn<(this: unknown, ...args: unknown[]) => unknown>(function () {
      return this;
    });
    page.instapageFormSubmitSuccess = theirs;
    look();
    expect((page.instapageFormSubmitSuccess as typeof theirs).call('this', form, 'more')).toBe('this');
    expect(theirs.mock.calls).toEqual([[form, 'more']]);
    expect(commands).toEqual([['capture', form]]);
  });

  test('wraps each function once, and one that the page sets later as well', () => {
    const form = open(`<form>${EMAIL}</form>`);
    const [first, second] = [vi.fn(), vi.fn()];
    page.instapageFormSubmitSuccess = first;
    look();
    look();
    succeed(form);
    page.instapageFormSubmitSuccess = second;
    look();
    succeed(form);
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(commands).toEqual([
      ['capture', form],
      ['capture', form],
    ]);
  });

  test('lets the page fail as it would have failed', () => {
    page.instapageFormSubmitSuccess = () => {
      throw new Error('theirs');
    };
    look();
    expect(() => succeed(open(`<form>${EMAIL}</form>`))).toThrow('theirs');
    expect(commands).toHaveLength(1);
  });

  test.each([
    ['a form that is none for leads', () => open(`<form>${SIGN_IN}</form>`)],
    ['what is no form', () => 'form'],
    ['nothing', () => undefined],
  ])('captures nothing of %s', (_, formOf) => {
    look();
    succeed(formOf());
    expect(commands).toEqual([]);
  });
});
