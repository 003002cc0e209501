/** HubSpot's forms of the updated editor: in the page with all its steps, or in a frame. */
import { readAnswers } from './builder-answers';
import { capture, track } from './snippet-commands';
import { listen } from './builder-listeners';
import { isExcluded, release, withhold } from './withholding';

type Forms = { getFormFromEvent(event: Event): { getFormFieldValues(): Promise<unknown> } };

/**
 * Tracks the answers of a form that HubSpot has taken.
 *
 * They are asked of HubSpot: in a frame nobody else can read them, and in the page the form holds its last step alone.
 * A form in the page is therefore withheld, and captured as it is only where HubSpot gives no answers. Source:
 * HubSpot's developer documentation, "Global form events"; `hs-form-event:on-submission:failed` turns down. Both
 * spellings of the global are in use.
 */
export function hearHubSpot(): void {
  const page = window as unknown as { HubspotFormsV4?: Forms; HubSpotFormsV4?: Forms };
  const inPage = new Map<unknown, Element>();
  for (const act of ['focusin', 'pointerdown', 'keydown']) {
    listen(act, ({ target }) => {
      const form = (target as Element).closest('.hs-form-html form');
      if (!form) return;
      withhold(form);
      inPage.set(form.closest('.hs-form-html')!.getAttribute('data-form-id'), form);
    });
  }
  listen('hs-form-event:on-submission:success', async (event: CustomEvent<{ formId: string }>) => {
    const { formId } = event.detail;
    const form = inPage.get(formId);
    if (isExcluded(form || document.querySelector(`.hs-form-frame[data-form-id="${CSS.escape(formId)}"]`))) return;
    const fields = await askAnswers(page.HubspotFormsV4 || page.HubSpotFormsV4, event);
    if (fields) track({ event_type: 'lead', event_name: 'Form submitted', fields });
    else if (form) {
      release(form);
      capture(form);
    }
  });
}

async function askAnswers(forms: Forms | undefined, event: Event) {
  try {
    return readAnswers(await forms!.getFormFromEvent(event).getFormFieldValues());
  } catch {
    // HubSpot has gone or changed: the form itself is the next best.
  }
}
