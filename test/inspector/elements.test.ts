// @vitest-environment happy-dom
/** Elements made by hand. */
import { expect, test, vi } from 'vitest';
import { button, make, pairs } from '../../src/inspector/elements';

test('an element has its class, its attributes and its children in their order', () => {
  const element = make('a', { class: 'card', attributes: { href: '#x', rel: '' } }, 'One ', make('b', {}, 'two'));
  expect(element.outerHTML).toBe('<a class="card" href="#x" rel="">One <b>two</b></a>');
});

test.each([
  ['no class', make('p', { class: '' }), '<p></p>'],
  ['an attribute that is undefined', make('p', { attributes: { id: undefined } }), '<p></p>'],
  ['children that are false or undefined', make('p', {}, false, 'a', undefined), '<p>a</p>'],
])('%s leaves nothing behind', (_, element, html) => {
  expect(element.outerHTML).toBe(html);
});

test('what looks like markup is text', () => {
  const element = make('p', {}, '<img src=x>');
  expect(element.childElementCount).toBe(0);
  expect(element.textContent).toBe('<img src=x>');
});

test('every listener hears its own event', () => {
  const [enter, leave] = [vi.fn(), vi.fn()];
  const element = make('p', {
    on: [
      ['mouseenter', enter],
      ['mouseleave', leave],
    ],
  });
  element.dispatchEvent(new Event('mouseleave'));
  expect([enter.mock.calls.length, leave.mock.calls.length]).toEqual([0, 1]);
});

test('a button acts once for each press, and submits no form around it', () => {
  const [act, onSubmit] = [vi.fn(), vi.fn((event: Event) => event.preventDefault())];
  const form = make('form', {}, button('Send now', act));
  form.addEventListener('submit', onSubmit);
  document.body.append(form);
  form.querySelector('button')!.click();
  expect(form.textContent).toBe('Send now');
  expect([act.mock.calls.length, onSubmit.mock.calls.length]).toEqual([1, 0]);
});

test('a table names each value, and leaves out one that is none', () => {
  expect(
    pairs([
      ['Relay', 'none'],
      ['Link', make('a', {}, 'x')],
      ['Consent', undefined],
    ]).outerHTML,
  ).toBe('<dl><dt>Relay</dt><dd>none</dd><dt>Link</dt><dd><a>x</a></dd><dt>Consent</dt><dd></dd></dl>');
});
