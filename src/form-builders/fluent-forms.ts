/** Fluent Forms (WordPress): certainty, also where the page's requests are not watched. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';
import { listen } from './builder-listeners';

/** The form as an element, or wrapped by jQuery. */
interface Accepted {
  form: Element | ArrayLike<Element>;
}

/**
 * Captures a form that was accepted.
 *
 * Said before the form is reset: by jQuery at `body` where the page has jQuery, else by an event of the browser's, and
 * by some versions both ways. Source: `resources/assets/public/form-submission.js` and `modules/event-bridge.js` of
 * fluentform/fluentform. `fluentform_submission_failed` turns down.
 */
export function hearFluentForms(): void {
  const take = ({ form }: Accepted) => capture(form instanceof Element ? form : form[0]);
  onJQuery('fluentform_submission_success', (_event, accepted) => take(accepted as Accepted));
  listen('fluentform_submission_success', ({ detail }: CustomEvent<Accepted>) => take(detail));
}
