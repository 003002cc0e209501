// @vitest-environment happy-dom
/** The frames around forms on a picture of the page. */
import { afterEach, expect, test } from 'vitest';
import { outline, type Place } from '../../src/inspector/outline';

const PLACE: Place = { name: '#contact', isLead: true, rule: 'thanks', left: 20, top: 30, width: 200, height: 100 };

afterEach(() => document.documentElement.querySelectorAll(':scope > div').forEach((layer) => layer.remove()));

/** What was drawn, frame by frame. */
function drawn(...places: Place[]): HTMLElement[] {
  outline(places);
  return [...document.documentElement.querySelectorAll<HTMLElement>(':scope > div > div')];
}

test('a frame is around the form, a little larger', () => {
  const [frame] = drawn(PLACE);
  expect(frame!.style).toMatchObject({
    position: 'absolute',
    left: '16px',
    top: '26px',
    width: '208px',
    height: '108px',
  });
});

test.each([
  ['#contact: lead form, the page says thanks', 'solid', { isLead: true, rule: 'thanks' }],
  ['#contact: no lead form, this is a search', 'dashed', { isLead: false, rule: 'search' }],
  ['#contact: no lead form, not known', 'dashed', { isLead: false, rule: 'not known' }],
])('says "%s", in a %s frame', (label, line, more) => {
  const [frame] = drawn({ ...PLACE, ...more });
  expect(frame!.textContent).toBe(label);
  expect(frame!.style.outline).toContain(line);
});

test.each([
  ['no width', { width: 0 }],
  ['no height', { height: 0 }],
])('a form of %s has no frame', (_, more) => {
  expect(drawn({ ...PLACE, ...more })).toEqual([]);
});

test('lies over the page, and takes none of its presses', () => {
  outline([PLACE]);
  const layer = document.documentElement.lastElementChild as HTMLElement;
  expect(layer.style).toMatchObject({ zIndex: '2147483647', pointerEvents: 'none' });
});

test('is taken away without a trace', () => {
  const before = document.documentElement.outerHTML;
  outline([PLACE])();
  expect(document.documentElement.outerHTML).toBe(before);
});

test('takes a name of the page for text', () => {
  const [frame] = drawn({ ...PLACE, name: '<img src=x>' });
  expect(frame!.querySelector('img')).toBeNull();
});
