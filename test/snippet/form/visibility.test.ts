// @vitest-environment happy-dom
/** Whether a visitor can see an element. happy-dom has no layout: the boxes are given here. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isReadable, isSeen, isShown } from '../../../src/snippet/form/visibility';
import { find, place, showEverything } from '../support/forms';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('isShown', () => {
  test.each([
    [0, false],
    [1, true],
    [200, true],
  ])('of an element that is %i pixels wide is %s where the browser cannot tell', (width, isExpected) => {
    vi.spyOn(Element.prototype as { checkVisibility: unknown }, 'checkVisibility', 'get').mockReturnValue(undefined);
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
    expect(isShown(document.body)).toBe(isExpected);
  });

  test.each([true, false])('is what the browser says: %s', (isExpected) => {
    const check = vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(isExpected);
    expect(isShown(document.body)).toBe(isExpected);
    expect(check).toHaveBeenCalledWith({ opacityProperty: false, visibilityProperty: true });
  });
});

describe('isReadable', () => {
  test('asks the browser for what is transparent or invisible, too', () => {
    const check = vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(false);
    expect(isReadable(document.body)).toBe(false);
    expect(check).toHaveBeenCalledWith({ opacityProperty: true, visibilityProperty: true });
  });
});

describe('isSeen', () => {
  const seen = (rect: DOMRect, style = '', wrapper = '') => {
    place(`<div style="${wrapper}"><input style="${style}"></div>`, 'div');
    showEverything(rect);
    return isSeen(find('input'));
  };

  test('takes a control on the page for seen', () => {
    expect(seen(new DOMRect(10, 10, 200, 20))).toBe(true);
  });

  test.each(['opacity: 0', 'height: 0; overflow: hidden'])(
    'takes a control in an element of "%s" for unseen',
    (wrapper) => {
      expect(seen(new DOMRect(10, 10, 200, 20), '', wrapper)).toBe(false);
    },
  );

  test.each<[string, DOMRect]>([
    ['a dot', new DOMRect(10, 10, 1, 1)],
    ['the border and padding of a control that is 0 pixels wide', new DOMRect(10, 10, 8, 6)],
    ['what is 9 pixels wide', new DOMRect(10, 10, 9, 20)],
    ['a text control of nothing but a wide padding', new DOMRect(10, 10, 18, 20)],
    ['what is 9 pixels high', new DOMRect(10, 10, 200, 9)],
    ['nothing at all', new DOMRect()],
    ['what is left of the page', new DOMRect(-9999, 10, 200, 20)],
    ['what is just left of the page', new DOMRect(-200, 10, 200, 20)],
    ['what is above the page', new DOMRect(10, -9999, 200, 20)],
  ])('takes %s for unseen', (_what, rect) => {
    expect(seen(rect)).toBe(false);
  });

  test.each<[string, DOMRect]>([
    ['a text control of 19 by 10 pixels', new DOMRect(10, 10, 19, 10)],
    ['what has one pixel on the page', new DOMRect(-199, 10, 200, 20)],
  ])('takes %s for seen', (_what, rect) => {
    expect(seen(rect)).toBe(true);
  });

  test('takes a control with "visibility: hidden" for unseen', () => {
    expect(seen(new DOMRect(10, 10, 200, 20), 'visibility: hidden')).toBe(false);
  });

  test('takes a transparent control for seen: component libraries lay one over their own', () => {
    expect(seen(new DOMRect(10, 10, 200, 20), 'opacity: 0')).toBe(true);
  });

  test.each([
    ['above the visitor, who has scrolled down', 'scrollY', new DOMRect(10, -100, 200, 20)],
    ['left of the visitor, who has scrolled right', 'scrollX', new DOMRect(-300, 10, 200, 20)],
  ])('takes a control %s, for seen', (_where, position, rect) => {
    vi.stubGlobal(position, 500);
    expect(seen(rect)).toBe(true);
  });
});
