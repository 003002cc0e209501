/** Ninja Forms (WordPress): its button sends by script, so that there is no submission to hear. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';

/** What Ninja Forms hands on: `errors` is a list, or lists by what they are about. */
interface Response {
  id: string | number;
  response: { errors?: object };
}

/**
 * Captures a form whose response holds no errors.
 *
 * Triggered by jQuery at the document after the form has been emptied and hidden, if that is how it is set; the snippet
 * then takes what it has read at the press of the button. Source: `assets/js/front-end/controllers/submit.js` of Ninja
 * Forms 3, and `views/mainLayout.js` for the container's id.
 */
export function hearNinjaForms(): void {
  onJQuery('nfFormSubmitResponse', (_event, about) => {
    const { id, response } = about as Response;
    if (isEmpty(response.errors)) capture(document.querySelector(`#nf-form-${CSS.escape(String(id))}-cont form`));
  });
}

/** Whether there is no text and no number in it, at any depth. */
const isEmpty = (errors: unknown): boolean =>
  Object(errors) === errors ? Object.values(errors as object).every(isEmpty) : errors == null || errors === '';
