/** Gravity Forms (WordPress): one lead for all pages of a form, and none for what its hidden iframe turns down. */
import { capture } from './snippet-commands';
import { onJQuery } from './jquery';
import { listen } from './builder-listeners';
import { release, withhold } from './withholding';

const FORM = 'form[id^="gform_"]';
const NOT_THE_WHOLE = '.gform_next_button,.gform_previous_button,.gform_save_link';

/**
 * Captures a form that was accepted, and keeps pages before the last one, and drafts, from being taken for leads.
 *
 * The form's target page is 0 when all of it is sent. The older Ajax sends it into a hidden iframe: to the browser that
 * is a form sent for good, accepted or not, so the form is withheld until `gform_confirmation_loaded`, or until the
 * page goes, as it does when the confirmation is a redirect. A refusal or another page is a new form in its place.
 * Source: `form_display.php` of Gravity Forms 2.9, and docs.gravityforms.com, "gform_confirmation_loaded". The newer
 * Ajax uses `fetch` and has no documented signal of success: its last page is left to the snippet, as is a form without
 * Ajax.
 */
export function hearGravityForms(): void {
  const latest = new Map<string, HTMLFormElement>();
  const underWay = new Set<HTMLFormElement>();

  const take = (form?: HTMLFormElement) => {
    if (!form || !isWhole(form)) return;
    release(form);
    capture(form);
  };

  // Pressing comes before the click that the snippet hears, whichever of the two scripts came first.
  for (const act of ['focusin', 'pointerdown', 'keydown']) {
    listen(act, ({ target }) => {
      const element = target as Element;
      const form = element.closest<HTMLFormElement>(FORM);
      if (!form) return;
      latest.set(idOf(form), form);
      (isInFrame(form) || !isWhole(form) || element.closest(NOT_THE_WHOLE) ? withhold : release)(form);
    });
  }
  // HTML standard, "Constructing the entry list": also when a script submits the form, for which there is no other
  // event.
  listen('formdata', ({ target }) => isInFrame(target as Element) && underWay.add(target as HTMLFormElement));
  listen('pagehide', () => underWay.forEach((form) => form.isConnected && take(form)));
  onJQuery('gform_confirmation_loaded', (_event, id) => take(latest.get(String(id))));
}

const idOf = ({ attributes }: Element) => attributes.getNamedItem('id')!.value.slice('gform_'.length);

const isInFrame = (form: Element) => /^gform_ajax_frame_/.test(form.getAttribute('target') || '');

const valueOf = (form: Element, name: string) =>
  (form.querySelector<HTMLInputElement>(`[name^="${name}"]`) || { value: '' }).value;

// A page's number, or a draft to be continued later, is not the whole.
const isWhole = (form: Element) =>
  /^0?$/.test(valueOf(form, 'gform_target_page_number_')) && valueOf(form, 'gform_save') !== '1';
