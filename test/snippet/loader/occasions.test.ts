// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/about" }
/** What makes a page need the whole file, and what does not. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { onControl, onReach, onUrgentCommand, onUrgentOption, onWaiting } from '../../../src/snippet/loader/occasions';
import { forgetPageListeners } from '../support/page-listeners';

const act = vi.fn();
const note = vi.fn();

/** How often the function was called by what this does. */
const actsOf = (run: () => unknown) => {
  run();
  return act.mock.calls.length;
};

const tagOf = (attributes: string) => {
  // Not in the page, which would load it.
  const template = document.createElement('template');
  template.innerHTML = `<script ${attributes}></script>`;
  return template.content.querySelector('script')!;
};

const reachFor = (selector: string, type: string) =>
  document.querySelector(selector)!.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

forgetPageListeners();

const observe = vi.spyOn(MutationObserver.prototype, 'observe');
// A page that goes.
afterEach(() => {
  (observe.mock.contexts as MutationObserver[]).splice(0).forEach((observer) => observer.disconnect());
});

beforeEach(() => {
  act.mockReset();
  note.mockReset();
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  history.replaceState(null, '', '/about');
});

describe('onUrgentOption', () => {
  test.each([
    ['src="x/driftrock.loader.js?relay=/r" data-source-id="s"', 0],
    ['data-debug=""', 1],
    ['data-attribution="true"', 1],
    ['src="x/driftrock.loader.js?attribution=true"', 1],
  ])('a tag with %s: %i', (attributes, count) => {
    expect(actsOf(() => onUrgentOption(act, tagOf(attributes)))).toBe(count);
  });

  test("the page's address asks for the inspector", () => {
    history.replaceState(null, '', '/about?utm_source=x&driftrock_debug');
    expect(actsOf(() => onUrgentOption(act, tagOf('')))).toBe(1);
  });

  test('the inspector is open in this tab', () => {
    sessionStorage['driftrock_debug'] = '1';
    expect(actsOf(() => onUrgentOption(act, tagOf('')))).toBe(1);
  });
});

describe('onUrgentCommand', () => {
  const COMMANDS: [command: unknown[], count: number][] = [
    [['track', { event_type: 'action' }], 1],
    [['capture', {}], 1],
    [['inspect', () => {}], 1],
    [['init', { debug: true }], 1],
    [['init', { attribution: true }], 1],
    [['init', { relay: '/r', sourceId: 's' }], 0],
    [['identify', 'person-7'], 0],
    [['identify', null], 0],
    [['consent', 'granted'], 0],
    [['on', 'captured', () => {}], 0],
    [[], 0],
  ];

  test.each(COMMANDS)('%j in the list: %i', (command, count) => {
    expect(actsOf(() => onUrgentCommand(act, [command]))).toBe(count);
  });

  test.each(COMMANDS)('%j added to the list, which keeps it: %i', (command, count) => {
    const calls: unknown[][] = [];
    onUrgentCommand(act, calls);
    expect(actsOf(() => calls.push(command))).toBe(count);
    expect([...calls]).toEqual([command]);
  });

  test('what cannot be written as JSON is a command like any other', () => {
    const element = { self: {} };
    element.self = element;
    expect(actsOf(() => onUrgentCommand(act, [['capture', element]]))).toBe(1);
  });
});

describe('onWaiting', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test.each([
    ['driftrock:o:123', 1],
    ['driftrock:1796000000000', 1],
    ['driftrock:other', 0],
    ['otherdriftrock:o:1', 0],
    ['campaign', 0],
  ])('localStorage has %s: %i', (key, count) => {
    vi.stubGlobal('indexedDB', { databases: async () => [] });
    localStorage[key] = '{}';
    localStorage.theme = 'dark';
    expect(actsOf(() => onWaiting(act))).toBe(count);
  });

  test.each([
    [['driftrock'], 1],
    [['firebaseLocalStorageDb', 'driftrock'], 1],
    [['driftrock-notes', 'my driftrock'], 0],
    [[], 0],
  ])('the browser has the databases %j: %i', async (names, count) => {
    const databases = vi.fn(() => Promise.resolve(names.map((name) => ({ name, version: 1 }))));
    vi.stubGlobal('indexedDB', { databases });
    onWaiting(act);
    await databases.mock.results[0]!.value;
    await Promise.resolve();
    expect(act).toHaveBeenCalledTimes(count);
  });

  test('looks into localStorage where the browser has no list of its databases', () => {
    vi.stubGlobal('indexedDB', {});
    localStorage['driftrock:o:1'] = '{}';
    expect(() => onWaiting(act)).toThrow(TypeError);
    expect(act).toHaveBeenCalledTimes(1);
  });
});

describe('onReach', () => {
  test.each([
    ['<input type="search">', 'input', 1],
    ['<select></select>', 'select', 1],
    ['<textarea></textarea>', 'textarea', 1],
    ['<lead-form></lead-form>', 'lead-form', 1],
    ['<button>Menu</button>', 'button', 0],
    ['<a href="#">Menu</a>', 'a', 0],
    ['<h1>Northmoor</h1>', 'h1', 0],
  ])('for %s', (html, selector, count) => {
    document.body.innerHTML = html;
    onReach(act, note);
    for (const type of ['focusin', 'pointerdown', 'keydown', 'input']) {
      act.mockReset();
      expect([type, actsOf(() => reachFor(selector, type))]).toEqual([type, count]);
    }
  });

  test('notes the control as one that has got the focus', () => {
    document.body.innerHTML = '<input>';
    onReach(act, note);
    reachFor('input', 'pointerdown');
    expect(note.mock.calls).toEqual([[document.querySelector('input')]]);
  });

  test('a submission, whatever is in the form, which is no control', () => {
    document.body.innerHTML = '<form></form>';
    onReach(act, note);
    expect(actsOf(() => reachFor('form', 'submit'))).toBe(1);
    expect(note).not.toHaveBeenCalled();
  });

  test('the focus that a control has before the loader comes', () => {
    document.body.innerHTML = '<input>';
    document.querySelector('input')!.focus();
    expect(actsOf(() => onReach(act, note))).toBe(1);
  });
});

describe('onControl', () => {
  const CONTROLS: [html: string, count: number][] = [
    ['<input>', 1],
    ['<input type="text">', 1],
    ['<input type="email">', 1],
    ['<input type="tel">', 1],
    ['<textarea></textarea>', 1],
    ['<p>Write to us: <input></p>', 1],
    ['<input type="search">', 0],
    ['<input type="checkbox">', 0],
    ['<input type="hidden">', 0],
    ['<select></select>', 0],
    ['About us', 0],
  ];

  test.each(CONTROLS)('on the page: %s: %i', (html, count) => {
    document.body.innerHTML = html;
    expect(actsOf(() => onControl(act)) > 0).toBe(count > 0);
  });

  test.each(CONTROLS)('added later: %s: %i', async (html, count) => {
    onControl(act);
    document.body.innerHTML = `<!-- -->${html}`;
    await new Promise((resolve) => setTimeout(resolve));
    expect(act.mock.calls.length > 0).toBe(count > 0);
  });

  test('looks at nothing that is added once it has found one', async () => {
    document.body.innerHTML = '<input>';
    onControl(act);
    act.mockReset();
    document.body.innerHTML = '<textarea></textarea>';
    await new Promise((resolve) => setTimeout(resolve));
    expect(act).not.toHaveBeenCalled();
  });
});
