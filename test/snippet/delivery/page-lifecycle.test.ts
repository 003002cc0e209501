// @vitest-environment happy-dom
/** When delivery wakes, and when the page may be gone. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { onPageLifecycle } from '../../../src/snippet/delivery/page-lifecycle';

const listen = () => {
  const onWake = vi.fn();
  const onLeave = vi.fn();
  onPageLifecycle(onWake, onLeave);
  return { onWake, onLeave };
};

const showPage = (isHidden: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('onPageLifecycle', () => {
  test('calls nothing before something happens', () => {
    const { onWake, onLeave } = listen();
    expect(onWake).not.toHaveBeenCalled();
    expect(onLeave).not.toHaveBeenCalled();
  });

  test.each(['online', 'pageshow'])('wakes on %s', (name) => {
    const { onWake, onLeave } = listen();
    dispatchEvent(new Event(name));
    expect(onWake).toHaveBeenCalledTimes(1);
    expect(onLeave).not.toHaveBeenCalled();
  });

  test('wakes when the page becomes visible, not when it is hidden', () => {
    const { onWake } = listen();
    showPage(true);
    expect(onWake).not.toHaveBeenCalled();
    showPage(false);
    expect(onWake).toHaveBeenCalledTimes(1);
  });

  test('takes leave on pagehide', () => {
    const { onWake, onLeave } = listen();
    dispatchEvent(new Event('pagehide'));
    expect(onLeave).toHaveBeenCalledTimes(1);
    expect(onWake).not.toHaveBeenCalled();
  });

  test.each(['offline', 'unload', 'beforeunload', 'blur', 'focus'])('does not listen to %s', (name) => {
    const { onWake, onLeave } = listen();
    dispatchEvent(new Event(name));
    expect(onWake).not.toHaveBeenCalled();
    expect(onLeave).not.toHaveBeenCalled();
  });
});
