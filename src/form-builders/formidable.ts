/** Formidable Forms (WordPress): one lead for all pages of a form, and certainty for those sent by Ajax. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';
import { isLeadForm } from './lead-form';
import { listen } from './builder-listeners';
import { release, withhold } from './withholding';

// The hidden control says which page comes next: on the last one it is missing.
const NEXT_PAGE = '[name^="frm_page_order_"]';
const NOT_THE_WHOLE = '.frm_prev_page,.frm_save_draft,[name=frm_prev_page],[name=frm_save_draft]';

/**
 * Captures a form that was accepted, and keeps pages before the last one, and drafts, from being taken for leads.
 *
 * `frmFormComplete` and `frmBeforeFormRedirect` are triggered by jQuery at the document, with the form as it was sent;
 * a change of page is `frmPageChanged`, a refusal `frmFormErrors`. Source: `js/formidable.js` of
 * Strategy11/formidable-forms, and for the pages `FrmEntriesController` and `FrmFormsHelper` there.
 */
export function hearFormidable(): void {
  // Later pages hold the answers of earlier ones in hidden controls, which do not say what they are.
  const asked = new Set<string>();
  // Pressing comes before the click that the snippet hears, whichever of the two scripts came first.
  for (const act of ['focusin', 'pointerdown', 'keydown']) {
    listen(act, ({ target }) => {
      const element = target as Element;
      const form = element.closest('form.frm-show-form');
      if (!form) return;
      if (isLeadForm(form)) asked.add(idOf(form));
      (form.querySelector(NEXT_PAGE) || element.closest(NOT_THE_WHOLE) ? withhold : release)(form);
    });
  }
  for (const accepted of ['frmFormComplete', 'frmBeforeFormRedirect'])
    onJQuery(accepted, (_event, form) => capture(form, asked.has(idOf(form as Element))));
}

const idOf = (form: Element) => (form.querySelector<HTMLInputElement>('[name=form_id]') || { value: '' }).value;
