// @vitest-environment happy-dom
/** The panel over the page. */
import { afterEach, expect, test, vi } from 'vitest';
import { button, make } from '../../src/inspector/elements';
import { PANEL } from '../../src/inspector/find-forms';
import { openPanel } from '../../src/inspector/panel';
import type { Part } from '../../src/inspector/parts';

afterEach(() => {
  vi.restoreAllMocks();
  document.querySelector(PANEL)?.remove();
});

/** A panel with its inside, which is closed to the page. */
function open() {
  const attach = vi.spyOn(Element.prototype, 'attachShadow');
  const onClose = vi.fn();
  const panel = openPanel(onClose);
  const root = attach.mock.results[0]!.value as ShadowRoot;
  const find = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector)!;
  return { panel, root, find, onClose };
}

const partOf = (title: string, ...content: Node[]): Part => ({ title, content });

test('is an element of its own at the end of the page, closed to its scripts', () => {
  const { root } = open();
  const host = document.documentElement.lastElementChild!;
  expect([host.localName, host.shadowRoot]).toEqual([PANEL, null]);
  expect(root.host).toBe(host);
});

test('draws its parts in their order, with what is next to their titles', () => {
  const { panel, root } = open();
  panel.draw([
    { ...partOf('Forms', make('p', {}, 'one')), note: '2 on this page' },
    partOf('Test', make('p', {}, 'two')),
  ]);
  expect([...root.querySelectorAll('summary')].map(({ textContent }) => textContent)).toEqual([
    'Forms 2 on this page',
    'Test ',
  ]);
  expect([...root.querySelectorAll('.body p:not(.faint)')].map(({ textContent }) => textContent)).toEqual([
    'one',
    'two',
  ]);
});

test('draws a part again in its place, and keeps it folded', () => {
  const { panel, root, find } = open();
  panel.draw([partOf('Forms', make('p', {}, 'one'))]);
  const box = find<HTMLDetailsElement>('#driftrock-forms');
  box.open = false;
  panel.draw([{ ...partOf('Forms', make('p', {}, 'two')), note: '1' }]);
  expect(root.querySelectorAll('details')).toHaveLength(1);
  expect([box.open, box.textContent]).toEqual([false, 'Forms 1two']);
});

test('leaves each part where it is, whichever is drawn', () => {
  const { panel, root } = open();
  panel.draw([partOf('Forms'), partOf('Test')]);
  panel.draw([partOf('Forms')]);
  expect([...root.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(['Forms', 'Test']);
});

test('leaves alone what is drawn the same, whatever somebody has done to it', () => {
  const { panel, find } = open();
  const draw = (text: string) =>
    panel.draw([
      partOf('Forms', make('input', { attributes: { id: 'same' } }), make('p', { attributes: { id: 'other' } }, text)),
    ]);
  draw('one');
  const [same, other] = [find('#same'), find('#other')];
  same.setAttribute('data-touched', '');
  draw('two');
  expect(find('#same')).toBe(same);
  expect(find('#other')).not.toBe(other);
  expect(find('#other').textContent).toBe('two');
});

test('keeps what is drawn once', () => {
  const { panel, find } = open();
  const test = partOf('Test', make('input'));
  panel.draw([test]);
  const input = find<HTMLInputElement>('input');
  input.value = 'ada@';
  panel.draw([test]);
  expect(find<HTMLInputElement>('input')).toBe(input);
  expect(input.value).toBe('ada@');
});

test('says something to who looks, and to who listens', () => {
  const { panel, find } = open();
  panel.say('Looked again.');
  expect(find('[role=status]').textContent).toBe('Looked again.');
});

test('folds and unfolds', () => {
  const { root, find } = open();
  const fold = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Fold')!;
  const state = () => [find('.body').hidden, fold.textContent, fold.getAttribute('aria-expanded')];
  expect(state()).toEqual([false, 'Fold', 'true']);
  fold.click();
  expect(state()).toEqual([true, 'Unfold', 'false']);
  fold.click();
  expect(state()).toEqual([false, 'Fold', 'true']);
});

test('is closed for good, and says so once', () => {
  const { find, onClose } = open();
  find('#driftrock-close').click();
  expect(document.querySelector(PANEL)).toBeNull();
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('its buttons do what they do, drawn again too', () => {
  const { panel, find } = open();
  const act = vi.fn();
  panel.draw([partOf('Delivery', button('Send now', act))]);
  panel.draw([partOf('Delivery', button('Send now', act))]);
  find('#driftrock-delivery button').click();
  expect(act).toHaveBeenCalledTimes(1);
});

test('frames a form in the page, and takes the frame away', () => {
  const { panel, root } = open();
  const frame = root.lastElementChild as HTMLElement;
  const form = document.createElement('form');
  vi.spyOn(form, 'getBoundingClientRect').mockReturnValue(new DOMRect(20, 30, 200, 100));
  const facts = { name: '#a', isLead: true, rule: 'thanks', isShown: true, controls: [] };
  expect(frame.hidden).toBe(true);
  panel.outline({ form, facts });
  expect(frame.hidden).toBe(false);
  expect(frame.style).toMatchObject({ width: '200px', height: '100px' });
  panel.outline(undefined);
  expect(frame.hidden).toBe(true);
});
