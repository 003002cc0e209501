/** Forms that the snippet is to leave alone until their builder has spoken. */

// The snippet's own attribute: what carries it is never captured. Its value tells ours from the site owner's.
const IGNORE = 'data-driftrock-ignore';
const OURS = 'until-accepted';

/** Keeps the snippet from taking the form for a lead by itself. The attribute is all that this changes in the page. */
export function withhold(form: Element): void {
  if (!form.hasAttribute(IGNORE)) form.setAttribute(IGNORE, OURS);
}

/** Whether the site owner has excluded the element, or what is around it. */
export function isExcluded(element: Element | null | undefined): boolean {
  return !!element && element.closest(`[${IGNORE}]:not([${IGNORE}=${OURS}])`) !== null;
}

/** Lets the snippet have the form again; one that the site owner has excluded stays so. */
export function release(form: Element): void {
  if (form.getAttribute(IGNORE) === OURS) form.removeAttribute(IGNORE);
}
