// @vitest-environment happy-dom
/** What the visitor does on the page. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createVisitorInput, listenersOf } from '../../../src/snippet/capture/visitor-input';
import { find, place, showEverything } from '../support/forms';
import { enter, press, pressDown, pressKey, reach, submit } from '../support/visitor';

const HTML =
  '<main><h1>Contact</h1><form id="f"><input id="mail"><textarea id="text"></textarea>' +
  '<label id="label">Agree <input type="checkbox" id="tick"></label><div id="div">Send</div>' +
  '<button id="send">Send it</button>' +
  '<button type="button" id="plain">House</button><a id="link" href="/next">Next</a>' +
  '<a id="anchor" href="#top">Send</a></form><button id="outside">Send</button></main>';

/** Hears the visitor until the test is over; what was told, by name. */
const hear = (html = HTML) => {
  place(html, 'main');
  const visitor = createVisitorInput();
  const told: string[] = [];
  const noted = { onTouch: vi.fn(), onPressed: vi.fn(), onInput: vi.fn() };
  const tell = (name: string) => (element: Element) => void told.push(`${name} ${element.id}`);
  const { composed, inner } = listenersOf(visitor, {
    onAttempt: (form, _event, isPress) => tell(isPress ? 'press' : 'submit')(form),
    onChoice: tell('choice'),
    onTouch: noted.onTouch,
    onPressed: noted.onPressed,
    onInput: noted.onInput,
  });
  [...composed, ...inner].forEach(([type, act]) => {
    window.addEventListener(type, act, true);
    onTestFinished(() => window.removeEventListener(type, act, true));
  });
  return { visitor, told, ...noted };
};

beforeEach(() => {
  showEverything();
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a press', () => {
  test('of a submit button may send its form, and is no choice', () => {
    const { visitor, told } = hear();
    press(find('#send'));
    expect(told).toEqual(['press f', 'submit f']);
    expect(visitor).toMatchObject({ hasActed: true, button: find('#send') });
  });

  test('of a plain button may be a choice, and sends no form that another button submits', () => {
    const { told } = hear();
    press(find('#plain'));
    expect(told).toEqual(['choice plain']);
  });

  test('may send before there is a click, and chooses nothing so early', () => {
    const { told, onPressed } = hear();
    pressDown(find('#send'));
    pressDown(find('#plain'));
    expect(told).toEqual(['press f']);
    expect(onPressed).not.toHaveBeenCalled();
  });

  test('that the page makes itself before a click is none of the visitor’s', () => {
    const { told } = hear();
    find('#send').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    expect(told).toEqual([]);
  });

  test.each(['#plain', '#div', '#anchor', '#link'])('of %s may send a form that no button submits', (selector) => {
    const { told } = hear();
    find('#send').remove();
    press(find(selector));
    expect(told).toEqual([`choice ${selector.slice(1)}`, 'press f']);
  });

  test.each<[string, string]>([
    ['a control', '#mail'],
    ['a label of a control', '#label'],
    ['a part of the page', 'main'],
  ])('of %s sends nothing', (_what, selector) => {
    const { told } = hear();
    find('#send').remove();
    press(find(selector));
    expect(told).toEqual([]);
  });

  test.each(['#send', '#mail', 'main'])('of %s is told of first, as it may dismiss a message', (selector) => {
    const { onPressed, visitor } = hear();
    onPressed.mockImplementation(() => expect(visitor.hasActed).toBe(false));
    press(find(selector));
    expect(onPressed).toHaveBeenCalledTimes(1);
    expect(onPressed).toHaveReturned();
  });

  test('of what holds a long text sends nothing', () => {
    const { told } = hear();
    find('#send').remove();
    find('#div').textContent = 'x'.repeat(81);
    press(find('#div'));
    expect(told).toEqual([]);
  });

  test('by a script is none, except within a second of a key', () => {
    vi.useFakeTimers();
    const { told } = hear();
    vi.advanceTimersByTime(60_000);
    find('#send').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(told).not.toContain('press f');
    pressKey(find('#mail'), 'Enter', { isComposing: true });
    find('#send').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(told).toContain('press f');
  });

  test('of a button in no form belongs to the form that the visitor was in last', () => {
    const { told } = hear();
    reach(find('#mail'));
    press(find('#outside'));
    expect(told).toContain('press f');
  });

  test('of a button in no form belongs to what is around it and the visitor has been in', () => {
    const html = '<section id="s"><p><input id="mail"></p><button id="send">Send</button></section>';
    const { told } = hear(`<main id="m">${html}</main>`);
    reach(find('#mail'));
    press(find('#send'));
    expect(told).toEqual(['choice send', 'press s']);
  });

  test('of a button in no form is not held up by what the page has taken away since', () => {
    const html = '<p><input id="gone"></p><section id="s"><input id="mail"><button id="send">Send</button></section>';
    const { told } = hear(`<main id="m">${html}</main>`);
    reach(find('#gone'));
    reach(find('#mail'));
    find('#gone').remove();
    press(find('#send'));
    expect(told).toEqual(['choice send', 'press s']);
  });

  test('of a button far from everything that the visitor has been in belongs to nothing', () => {
    const { told } = hear('<main><button id="send">Send</button></main>');
    press(find('#send'));
    expect(told).toEqual(['choice send']);
  });
});

describe('Enter', () => {
  test.each([
    ['in a text sends the form', '#mail', {}, ['press f']],
    ['in a text of several lines may send it', '#text', {}, ['press f']],
    ['on a button is the button\u2019s own press', '#send', {}, []],
    ['while a word is composed takes the word', '#mail', { isComposing: true }, []],
  ])('%s', (_what, selector, more, expected) => {
    const { told } = hear();
    pressKey(find(selector), 'Enter', more);
    expect(told).toEqual(expected);
  });

  test('in a text of no form sends what is around what the visitor has been in', () => {
    const { told } = hear('<main id="m"><input id="name"><input id="mail"></main>');
    reach(find('#name'));
    reach(find('#mail'));
    pressKey(find('#mail'), 'Enter');
    expect(told).toEqual(['press m']);
  });

  test('in the only text of no form sends what is around it', () => {
    const { told } = hear('<main id="m"><input id="mail"></main>');
    reach(find('#mail'));
    pressKey(find('#mail'), 'Enter');
    expect(told).toEqual(['press m']);
  });

  test.each([
    ['Enter', 1],
    ['Escape', 1],
    ['a', 0],
    ['Tab', 0],
  ])('or another key is a press of something: %s %i times', (key, times) => {
    const { onPressed } = hear();
    pressKey(find('#mail'), key);
    expect(onPressed).toHaveBeenCalledTimes(times);
  });

  test('is no press where another key was pressed', () => {
    const { told } = hear();
    pressKey(find('#mail'), 'a');
    expect(told).toEqual([]);
  });
});

describe('a submission', () => {
  test('is told of by its form', () => {
    const { told } = hear();
    submit(find('form'));
    expect(told).toEqual(['submit f']);
  });
});

describe('a touch', () => {
  test.each<[string, (control: Element) => unknown]>([
    ['a control is reached', reach],
    ['a key is pressed', (control) => pressKey(control, 'a')],
  ])('is told of when %s', (_when, act) => {
    const { onTouch } = hear();
    act(find('#mail'));
    expect(onTouch).toHaveBeenCalledTimes(1);
  });

  test('keeps what the page said, asked and held in hidden controls, once the page is drawn', async () => {
    const { visitor } = hear();
    showEverything(new DOMRect());
    find('#mail').value = 'hidden';
    reach(find('#mail'));
    expect(visitor.touches.has(find('form'))).toBe(false);
    await vi.waitFor(() => expect(visitor.touches.has(find('form'))).toBe(true));
    const touch = visitor.touches.get(find('form'))!;
    expect([...touch.standing]).toContain('Contact');
    expect([...touch.questions]).toContain('mail');
    expect(touch.hidden.get(find('#mail'))).toContain('hidden');
    find('h1').textContent = 'Error';
    reach(find('#text'));
    expect(visitor.touches.get(find('form'))).toBe(touch);
  });

  test.each(['input', 'change'])('is kept before the page hears of a control\u2019s %s, drawn or not', (type) => {
    const { visitor } = hear();
    reach(find('#mail'));
    const isKept: boolean[] = [];
    find('form').addEventListener(type, () => isKept.push(visitor.touches.has(find('form'))));
    find('#mail').dispatchEvent(new Event(type, { bubbles: true }));
    expect(isKept).toEqual([true]);
  });

  test('knows where the visitor has been while it could be seen', () => {
    const { visitor } = hear();
    reach(find('#mail'));
    showEverything(new DOMRect());
    reach(find('#text'));
    expect([visitor.visited.has(find('#mail')), visitor.visited.has(find('#text'))]).toEqual([true, false]);
  });

  test('knows passwords, and what they hold, before an eye button shows them', () => {
    const html = '<form><input type="password" id="p" value="secret"><button id="eye">o</button></form>';
    const { visitor } = hear(`<main>${html}</main>`);
    press(find('#eye'));
    expect([...visitor.passwords]).toEqual([find('#p'), 'secret']);
  });

  test('knows controls of no form', () => {
    const { visitor } = hear('<main><input id="mail"><input id="name"></main>');
    ['#name', '#mail'].forEach((selector) => reach(find(selector)));
    expect([...visitor.formless]).toEqual([find('#name'), find('#mail')]);
  });
});

describe('an entry', () => {
  test('is an act, and no press', () => {
    const { visitor } = hear();
    visitor.pressedAt = 5;
    enter(find('#mail'), 'ada@example.com');
    expect(visitor).toMatchObject({ hasActed: true, pressedAt: 0 });
    expect(visitor.visited.has(find('#mail'))).toBe(true);
  });

  test('is told of, by whomever it is', () => {
    const { onInput } = hear();
    const byPage = new Event('input', { bubbles: true });
    enter(find('#mail'), 'ada@example.com');
    find('#mail').dispatchEvent(byPage);
    expect(onInput.mock.calls).toEqual([[expect.objectContaining({ isTrusted: true })], [byPage]]);
  });

  test('by the page is no act', () => {
    const { visitor } = hear();
    visitor.pressedAt = 5;
    find('#mail').dispatchEvent(new Event('input', { bubbles: true }));
    expect(visitor).toMatchObject({ hasActed: false, pressedAt: 5 });
  });
});
