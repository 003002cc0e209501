// @vitest-environment happy-dom
/** Whether the page itself goes to another one, or the visitor takes it there. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pageNavigation, watchNavigation } from '../../../../src/snippet/capture/evidence/leaving';
import { createVisitorInput } from '../../../../src/snippet/capture/visitor-input';

const NEXT = 'https://shop.example/next';

class Navigation extends EventTarget {}

/** How often the page itself has gone, by this navigation, while this was pressed last. */
const goneBy = (event: object, button?: object) => {
  const navigation = new Navigation();
  vi.stubGlobal('Navigation', Navigation);
  vi.stubGlobal('navigation', navigation);
  const visitor = createVisitorInput();
  visitor.button = button as typeof visitor.button;
  const onNavigate = vi.fn();
  watchNavigation(visitor, onNavigate);
  const given = { navigationType: 'push', destination: { url: NEXT }, formData: null, ...event };
  navigation.dispatchEvent(Object.assign(new Event('navigate'), given));
  return onNavigate.mock.calls.length;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('watchNavigation', () => {
  test.each<[string, object, object | undefined]>([
    ['goes by a script', {}, undefined],
    ['goes by a script while a button was pressed', {}, { href: undefined }],
    ['goes elsewhere than the link that was pressed', {}, { href: 'https://shop.example/other' }],
    ['sends a form by a link\u2019s press', { formData: new FormData() }, { href: NEXT }],
    ['loads itself again', { navigationType: 'reload' }, undefined],
  ])('tells when the page %s', (_how, event, button) => {
    expect(goneBy(event, button)).toBe(1);
  });

  test.each<[string, object, object | undefined]>([
    ['back or forward', { navigationType: 'traverse' }, undefined],
    ['by a link', {}, { href: NEXT }],
  ])('does not tell when the visitor goes %s', (_how, event, button) => {
    expect(goneBy(event, button)).toBe(0);
  });

  test.each<[string, object]>([
    ['has no such interface', { Navigation: undefined, navigation: undefined }],
    ['has a variable of that name', { Navigation: undefined, navigation: new EventTarget() }],
    ['has an element of that name', { Navigation, navigation: document.createElement('nav') }],
  ])('is not possible where the page %s', (_what, globals) => {
    Object.entries(globals).forEach(([name, value]) => vi.stubGlobal(name, value));
    expect(pageNavigation()).toBeUndefined();
  });
});
