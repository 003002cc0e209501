// @vitest-environment happy-dom
/** The snippet's public commands, before and after it has arrived. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { capture, installStub, track } from '../../src/form-builders/snippet-commands';

const page = window as unknown as { driftrock?: unknown };
const EVENT = { event_type: 'action', event_name: 'Page seen', fields: {} } as const;

beforeEach(() => {
  delete page.driftrock;
  document.body.innerHTML = '<form><input type="email"></form>';
});

describe('installStub', () => {
  test('keeps commands in a stub queue until the snippet comes', () => {
    installStub();
    track(EVENT);
    expect(page.driftrock).toHaveProperty('q', [['track', EVENT]]);
  });

  test('leaves the snippet, or a stub that is there already, as it is', () => {
    const driftrock = () => {};
    page.driftrock = driftrock;
    installStub();
    expect(page.driftrock).toBe(driftrock);
  });

  test('takes the place of an element of that name', () => {
    page.driftrock = document.createElement('div');
    installStub();
    expect(page.driftrock).toBeTypeOf('function');
  });
});

describe('capture', () => {
  test('gives a lead form to whatever is there by then', () => {
    installStub();
    const driftrock = vi.fn();
    page.driftrock = driftrock;
    const form = document.querySelector('form');
    capture(form);
    expect(driftrock.mock.calls).toEqual([['capture', form]]);
  });

  test('gives a form that shows no control for an address only when it is known to be a lead form', () => {
    const driftrock = vi.fn();
    page.driftrock = driftrock;
    const form = document.createElement('form');
    capture(form);
    capture(form, true);
    expect(driftrock.mock.calls).toEqual([['capture', form]]);
  });

  test.each([undefined, null, {}, 'form'])('does nothing with %j', (form) => {
    const driftrock = vi.fn();
    page.driftrock = driftrock;
    capture(form, true);
    expect(driftrock).not.toHaveBeenCalled();
  });
});
