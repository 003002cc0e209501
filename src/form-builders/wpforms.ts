/** WPForms (WordPress): certainty, also where the page's requests are not watched. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';

/**
 * Captures a form that was sent by Ajax and accepted; without Ajax the browser itself sends it, which the snippet sees.
 *
 * Triggered by jQuery at the form, before the confirmation takes its place or the page goes. Source: WPForms' developer
 * documentation, "wpformsAjaxSubmitSuccess". `wpformsAjaxSubmitFailed` and `wpformsAjaxSubmitActionRequired` turn down.
 */
export function hearWpforms(): void {
  onJQuery('wpformsAjaxSubmitSuccess', ({ target }) => capture(target));
}
