/** Elementor Pro (WordPress): certainty, also where the page's requests are not watched. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';

/**
 * Captures a form that was accepted.
 *
 * Triggered by jQuery at the form, before it is reset. The name is nobody's own, so the form's class decides. Source:
 * the front end of Elementor Pro, as gtm4wp and others rely on it; `error` at the same form turns down.
 */
export function hearElementor(): void {
  onJQuery('submit_success', ({ target }) => target.matches('.elementor-form') && capture(target));
}
