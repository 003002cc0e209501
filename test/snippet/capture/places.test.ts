// @vitest-environment happy-dom
/** Where the visitor is heard. Frames are stood in for: happy-dom has no focus in them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenEverywhere } from '../../../src/snippet/capture/places';
import { find, place } from '../support/forms';
import { forgetPageListeners } from '../support/page-listeners';

/** Hears clicks (composed), submissions (inner) and collected data (late). */
const listen = (act: (type: string) => void = () => {}) => {
  const heard: string[] = [];
  const hear = ({ type }: Event) => (heard.push(type), act(type));
  listenEverywhere({ composed: [['click', hear]], inner: [['submit', hear]], late: [['formdata', hear]] });
  return heard;
};

const fire = (target: EventTarget, type: string, options: EventInit = { bubbles: true }) =>
  target.dispatchEvent(new Event(type, options));

forgetPageListeners();

beforeEach(() => {
  place('<form><button></button></form><div id="host"></div>');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('in the page', () => {
  test('every event is heard once', () => {
    const heard = listen();
    ['click', 'submit', 'formdata'].forEach((type) => fire(find('form'), type));
    expect(heard).toEqual(['click', 'submit', 'formdata']);
  });

  test('no handler of the page is earlier, or keeps the event away', () => {
    const heard = listen();
    find('form').addEventListener('submit', (event) => (heard.push('of the page'), event.stopImmediatePropagation()));
    fire(find('form'), 'submit');
    expect(heard).toEqual(['submit', 'of the page']);
  });

  test('late events come after the page\u2019s own handlers', () => {
    const heard = listen();
    find('form').addEventListener('formdata', () => heard.push('of the page'));
    fire(find('form'), 'formdata');
    expect(heard).toEqual(['of the page', 'formdata']);
  });

  test('a mistake of ours does not surface', () => {
    const heard = listen(() => JSON.parse(''));
    expect(() => fire(find('form'), 'submit')).not.toThrow();
    expect(heard).toEqual(['submit']);
  });
});

describe('in an open shadow root', () => {
  const openRoot = () => {
    const root = find('#host').attachShadow({ mode: 'open' });
    root.innerHTML = '<form><input></form>';
    return root.querySelector('form')!;
  };
  const reach = (form: Element) => fire(form.querySelector('input')!, 'focusin', { bubbles: true, composed: true });

  test('what does not leave it is heard once the visitor has reached into it', () => {
    const heard = listen();
    const form = openRoot();
    fire(form, 'submit');
    expect(heard).toEqual([]);
    reach(form);
    ['submit', 'formdata'].forEach((type) => fire(form, type));
    expect(heard).toEqual(['submit', 'formdata']);
  });

  test('it is heard once, however often the visitor reaches into it', () => {
    const heard = listen();
    const form = openRoot();
    reach(form);
    reach(form);
    fire(form, 'submit');
    expect(heard).toEqual(['submit']);
  });
});

describe('in a frame of the page\u2019s own', () => {
  /** A window as a frame has it, with the focus. */
  const focusFrame = (more: object = {}) => {
    const view = Object.assign(new EventTarget(), { document: { activeElement: null }, ...more });
    vi.spyOn(document, 'activeElement', 'get').mockReturnValue({ contentDocument: { defaultView: view } } as never);
    return view;
  };

  test('all is heard once it has the focus', () => {
    const heard = listen();
    const view = focusFrame();
    fire(view, 'click');
    expect(heard).toEqual([]);
    fire(window, 'blur');
    ['click', 'submit', 'formdata'].forEach((type) => fire(view, type));
    expect(heard).toEqual(['click', 'submit', 'formdata']);
  });

  test('it is heard where the browser names it a moment later', () => {
    vi.useFakeTimers();
    const heard = listen();
    fire(window, 'blur');
    const view = focusFrame();
    vi.advanceTimersByTime(0);
    fire(view, 'submit');
    expect(heard).toEqual(['submit']);
  });

  test('it is heard once, however often it has the focus', () => {
    const heard = listen();
    const view = focusFrame();
    fire(window, 'blur');
    fire(window, 'blur');
    fire(view, 'submit');
    expect(heard).toEqual(['submit']);
  });

  test('it is left to the copy of the snippet that it has', () => {
    const heard = listen();
    const view = focusFrame();
    fire(window, 'blur');
    Object.assign(view, { driftrock: Object.assign(() => {}, { add: () => {} }) });
    fire(view, 'submit');
    expect(heard).toEqual([]);
  });

  test('it is heard where it has the stub alone', () => {
    const heard = listen();
    const view = focusFrame({ driftrock: () => {} });
    fire(window, 'blur');
    fire(view, 'submit');
    expect(heard).toEqual(['submit']);
  });

  test('one that this page may not look into is none', () => {
    const heard = listen();
    vi.spyOn(document, 'activeElement', 'get').mockReturnValue({ contentDocument: null } as never);
    expect(() => fire(window, 'blur')).not.toThrow();
    expect(heard).toEqual([]);
  });
});
