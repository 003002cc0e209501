/** HubSpot's legacy forms: in the page, in a frame of the page's own, or in HubSpot's. */
import { readAnswers } from './builder-answers';
import { capture, track } from './snippet-commands';
import { listen } from './builder-listeners';
import { isOriginOf } from './window-messages';
import { isExcluded } from './withholding';

const HOSTS = ['hubspot.com', 'hsforms.com', 'hsforms.net'];

/** What its messages say, as far as it is used. */
interface Said {
  type: string;
  eventName: string;
  id: string;
  data?: unknown;
}

/** A form about to be sent: its element where it is in the page, else its answers. */
type Sent = { form: Element | null; answers: unknown };

/**
 * Captures a form that HubSpot has taken: `onFormSubmit` brings the answers, `onFormSubmitted` says that they were
 * accepted.
 *
 * The messages come from HubSpot's script in this window, or from its own frame. Source: HubSpot's developer
 * documentation, "Legacy forms", form events. A refusal is not said: `onFormSubmitted` stays away.
 */
export function hearHubSpotLegacy(): void {
  const sent = new Map<string, Sent>();
  listen('message', ({ origin, source, data }: MessageEvent<Said | undefined>) => {
    if (!data || data.type !== 'hsFormCallback' || !(source === window || isOriginOf(origin, HOSTS))) return;
    const { eventName, id } = data;
    if (eventName === 'onFormSubmit') sent.set(id, { form: findForm(id), answers: data.data });
    const found = eventName === 'onFormSubmitted' && sent.get(id);
    if (!found) return;
    sent.delete(id);
    const fields = !found.form && readAnswers(found.answers);
    if (found.form) capture(found.form);
    else if (fields && !isExcluded(findFrame(id, source)))
      track({ event_type: 'lead', event_name: 'Form submitted', fields });
  });
}

// A form that is on the page more than once has a number behind its id.
const findForm = (id: string, within = document) =>
  within.querySelector(`form[id="hsForm_${CSS.escape(id)}"],form[id^="hsForm_${CSS.escape(id)}_"]`);

// The frame that has spoken, or the one of the page's own that holds the form.
const findFrame = (id: string, source: unknown) =>
  [...document.querySelectorAll('iframe')].find(
    ({ contentWindow, contentDocument }) =>
      contentWindow === source || (contentDocument && findForm(id, contentDocument)),
  );
