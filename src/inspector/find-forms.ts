/** The forms of a page, and the groups of controls that are in none: wherever the snippet can hear them. */
import { CONTROL, EDITOR } from '../snippet/form/control-kinds';
import { isForm } from '../snippet/form/form-access';

const BUTTON = 'button,[role=button],[type=submit],[type=button]';

/** A place with elements of its own: a document, or an open shadow root. */
type Place = Document | ShadowRoot;

/** The inspector's own element. */
export const PANEL = 'driftrock-inspector';

/** The document, the open shadow roots in it, and the frames that the page itself fills. */
function placesIn(place: Place): Place[] {
  const inner = [...place.querySelectorAll(`:not(${PANEL})`)].flatMap((element) => {
    const frame = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    return [element.shadowRoot, frame].filter((found): found is ShadowRoot | Document => found !== null);
  });
  return [place, ...inner.flatMap(placesIn)];
}

/** What holds the controls and a button: the group that a press of it would send. */
function groupOf(controls: Element[]): Element {
  const holds = (place: Element) => controls.every((control) => place.contains(control));
  let place = controls[0]!.parentElement!;
  while (place.parentElement && !(holds(place) && place.querySelector(BUTTON))) place = place.parentElement;
  return place;
}

const isAsked = (control: Element) =>
  !control.matches('[type=hidden],[type=submit],[type=button],[type=reset],:disabled');

/** Every form in the order of the page, and at most one group of formless controls for each place. */
export function findForms(document: Document): Element[] {
  return placesIn(document).flatMap((place) => {
    const forms = [...place.querySelectorAll('form')].filter(isForm);
    const formless = [...place.querySelectorAll<HTMLInputElement>(`${CONTROL},${EDITOR}`)].filter(
      (control) => !control.form && !control.closest('form') && isAsked(control),
    );
    return formless.length > 0 ? [...forms, groupOf(formless)] : forms;
  });
}
