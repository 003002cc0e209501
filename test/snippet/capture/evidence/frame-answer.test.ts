// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "disableIframePageLoading": true } }
/** The answer to a form that the browser sends into a frame of the page. */
import { describe, expect, test } from 'vitest';
import { frameAnswer } from '../../../../src/snippet/capture/evidence/frame-answer';
import { find, place } from '../../support/forms';

describe('frameAnswer', () => {
  test.each([
    ['no target', '<iframe name="f"></iframe><form></form>'],
    ['a target that is no frame', '<iframe name="f"></iframe><form target="_blank"></form>'],
    ['no frame', '<form target="f"></form>'],
  ])('is not to be had with %s', (_what, html) => {
    expect(frameAnswer(place(html), null)).toBeUndefined();
  });

  test('comes when the frame of the form\u2019s target has loaded', async () => {
    const form = place('<iframe name="e"></iframe><iframe name="f"></iframe><form target="f"></form>');
    const answer = frameAnswer(form, null);
    find('[name=f]').dispatchEvent(new Event('load'));
    await expect(answer).resolves.toBeUndefined();
  });

  test('comes into the frame that the button names', async () => {
    const html = '<iframe name="e"></iframe><iframe name="f"></iframe><form target="f"><button>Send</button></form>';
    const form = place(html);
    const button = Object.assign(find<HTMLButtonElement>('button'), { formTarget: 'e' });
    const answer = frameAnswer(form, button);
    find('[name=e]').dispatchEvent(new Event('load'));
    await expect(answer).resolves.toBeUndefined();
  });

  test('is found for a form with a control called target', () => {
    const form = place('<iframe name="f"></iframe><form target="f"><input name="target"></form>');
    Object.defineProperty(form, 'target', { value: find('input') });
    expect(frameAnswer(form, undefined)).toBeInstanceOf(Promise);
  });
});
