// @vitest-environment happy-dom
/** Marketo: heard whenever its library comes, without a word in what it does next. */
import { beforeEach, describe, expect, test } from 'vitest';
import { hearMarketo } from '../../src/form-builders/marketo';
import { EMAIL, happen, open, SIGN_IN, useBuilder } from './support/page';

const { commands } = useBuilder(hearMarketo);
const page = window as unknown as { MktoForms2?: unknown };

/** Marketo's library, as far as it is used, with a form that is ready; `succeed` gives what each listener returns. */
function createMarketo(form: Element) {
  const acts: (() => unknown)[] = [];
  const ready = { onSuccess: (act: () => unknown) => void acts.push(act), getFormElem: () => [form] };
  const MktoForms2 = { whenReady: (act: (form: unknown) => void) => act(ready) };
  return { MktoForms2, acts, succeed: () => acts.map((act) => act()) };
}

beforeEach(() => {
  delete page.MktoForms2;
});

describe('hearMarketo', () => {
  test.each(['focusin', 'click', 'submit'])('captures the form of a library that has come by "%s"', (chance) => {
    const form = open(`<form class="mktoForm">${EMAIL}</form>`);
    const { MktoForms2, succeed } = createMarketo(form);
    page.MktoForms2 = MktoForms2;
    happen(chance, form);
    expect(commands).toEqual([]);
    // Only `false` would keep the visitor from the follow-up page.
    expect(succeed()).toEqual([undefined]);
    expect(commands).toEqual([['capture', form]]);
  });

  test('listens once at a library, however often it looks, and at a second one as well', () => {
    const form = open(`<form>${EMAIL}</form>`);
    const libraries = [createMarketo(form), createMarketo(form)];
    for (const { MktoForms2 } of libraries) {
      page.MktoForms2 = MktoForms2;
      happen('click', form);
      happen('click', form);
    }
    expect(libraries.map(({ acts }) => acts.length)).toEqual([1, 1]);
  });

  test('captures nothing of a form that is none for leads', () => {
    const form = open(`<form>${SIGN_IN}</form>`);
    const { MktoForms2, succeed } = createMarketo(form);
    page.MktoForms2 = MktoForms2;
    happen('click', form);
    succeed();
    expect(commands).toEqual([]);
  });

  test('waits for a library that is half there', () => {
    const form = open(`<form>${EMAIL}</form>`);
    const { MktoForms2, acts } = createMarketo(form);
    const half: Partial<typeof MktoForms2> = {};
    page.MktoForms2 = half;
    happen('click', form);
    Object.assign(half, MktoForms2);
    happen('click', form);
    expect(acts).toHaveLength(1);
  });

  test('lets nothing be thrown into the page by a library that has changed', () => {
    const MktoForms2 = { whenReady: (act: (form: unknown) => void) => act({}) };
    page.MktoForms2 = MktoForms2;
    expect(() => happen('click', open(`<form>${EMAIL}</form>`))).not.toThrow();
    expect(commands).toEqual([]);
  });
});
