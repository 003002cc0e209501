/** Contact Form 7 (WordPress): certainty, also where the page's requests are not watched. */
import { capture } from './snippet-commands';
import { listen } from './builder-listeners';

/**
 * Captures a form when its mail was sent, and when the visitor has done all right and only the mail failed: a site
 * whose mail is broken must not lose its leads, too.
 *
 * The events bubble up from the form, before it is reset. Source: `includes/js/src/submit.js` and `status.js` of
 * rocklobster-in/contact-form-7. `wpcf7invalid`, `wpcf7spam`, `wpcf7unaccepted` and `wpcf7aborted` turn down.
 */
export function hearContactForm7(): void {
  for (const accepted of ['wpcf7mailsent', 'wpcf7mailfailed']) {
    listen(accepted, ({ target }) => {
      const form = target as Element;
      capture(form.closest('form') || form.querySelector('form'));
    });
  }
}
