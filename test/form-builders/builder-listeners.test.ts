// @vitest-environment happy-dom
/** Listeners that cannot harm the page. */
import { describe, expect, test, vi } from 'vitest';
import { listen, lookOften, quiet } from '../../src/form-builders/builder-listeners';

const fail = () => {
  throw new Error('ours');
};

describe('quiet', () => {
  test('hands on what it is called with, and gives nothing back', () => {
    const act = vi.fn(() => false);
    expect(quiet(act as (...args: unknown[]) => unknown)('a', 1)).toBeUndefined();
    expect(act.mock.calls).toEqual([['a', 1]]);
  });

  test('keeps inside what is thrown', () => {
    expect(quiet(fail)).not.toThrow();
  });
});

describe('listen', () => {
  test('hears an event that the page stops, and one that does not bubble', () => {
    document.body.innerHTML = '<form></form>';
    const form = document.querySelector('form')!;
    const targets: unknown[] = [];
    form.addEventListener('accepted', (event) => event.stopImmediatePropagation());
    document.addEventListener('accepted', (event) => event.stopPropagation(), true);
    listen('accepted', ({ target }) => targets.push(target));
    form.dispatchEvent(new Event('accepted', { bubbles: true }));
    form.dispatchEvent(new Event('accepted'));
    expect(targets).toEqual([form, form]);
  });

  test('lets nothing be thrown into the page', () => {
    const errors: unknown[] = [];
    window.addEventListener('error', (event) => errors.push(event));
    listen('refused', fail);
    expect(() => window.dispatchEvent(new Event('refused'))).not.toThrow();
    expect(errors).toEqual([]);
  });
});

describe('lookOften', () => {
  test('looks now, and at each chance that what it looks for has come', () => {
    const look = vi.fn();
    lookOften(look);
    expect(look).toHaveBeenCalledTimes(1);
    for (const chance of ['DOMContentLoaded', 'load', 'focusin', 'click', 'submit'])
      window.dispatchEvent(new Event(chance));
    expect(look).toHaveBeenCalledTimes(6);
    window.dispatchEvent(new Event('mousemove'));
    expect(look).toHaveBeenCalledTimes(6);
  });

  test('lets nothing be thrown into the page, and goes on looking', () => {
    const look = vi.fn(fail);
    expect(() => lookOften(look)).not.toThrow();
    document.body.dispatchEvent(new Event('click'));
    expect(look).toHaveBeenCalledTimes(2);
  });
});
