// @vitest-environment happy-dom
/** Events that only jQuery hears, whenever jQuery comes. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onJQuery } from '../../src/form-builders/jquery';

const page = window as unknown as { jQuery?: unknown };

/** A copy of jQuery, as far as it is used: what was given to `on`, and its events. */
function createJQuery() {
  const heard: [string, (...args: unknown[]) => void][] = [];
  const jQuery = () => ({ on: (name: string, act: () => void) => heard.push([name, act]) });
  return { jQuery, heard };
}

// Listeners of earlier tests stay at the window, which is one for all: each test has a name of its own.
beforeEach(() => {
  delete page.jQuery;
});

describe('onJQuery', () => {
  test.each(['DOMContentLoaded', 'load', 'focusin', 'click', 'submit'])(
    'finds a jQuery that has come by "%s"',
    (chance) => {
      onJQuery(`accepted by ${chance}`, () => {});
      const { jQuery, heard } = createJQuery();
      page.jQuery = jQuery;
      window.dispatchEvent(new Event(chance));
      expect(heard).toContainEqual([`accepted by ${chance}`, expect.any(Function)]);
    },
  );

  test('hears once from each copy of jQuery, however often it looks', () => {
    const [first, second] = [createJQuery(), createJQuery()];
    page.jQuery = first.jQuery;
    onJQuery('accepted once', () => {});
    window.dispatchEvent(new Event('click'));
    page.jQuery = second.jQuery;
    window.dispatchEvent(new Event('click'));
    window.dispatchEvent(new Event('click'));
    const times = [first, second].map(({ heard }) => heard.filter(([name]) => name === 'accepted once').length);
    expect(times).toEqual([1, 1]);
  });

  test('hands on what came with the event, and lets nothing be thrown into the page', () => {
    const { jQuery, heard } = createJQuery();
    page.jQuery = jQuery;
    const act = vi.fn(() => {
      throw new Error('ours');
    });
    onJQuery('accepted', act);
    expect(() => heard[0]![1]('event', 'form')).not.toThrow();
    expect(act.mock.calls).toEqual([['event', 'form']]);
  });

  test.each([undefined, 'jQuery', { fn: {} }])('leaves %j alone', (jQuery) => {
    page.jQuery = jQuery;
    expect(() => onJQuery('accepted', () => {})).not.toThrow();
  });
});
