/** Filled forms, and what is known of the visitor at them. */
import { vi } from 'vitest';
import './standard-dom';
import type { Control } from '../../../src/snippet/form/control-kinds';
import { controlsOf, type DescribedControl } from '../../../src/snippet/form/controls';
import { type FormReading, type Lead, readForm, type ReadingContext } from '../../../src/snippet/form/read-form';

/** The first element of the page for this selector. */
export const find = <T extends HTMLElement = HTMLInputElement>(selector: string): T =>
  document.querySelector<T>(selector)!;

/** Makes this the page; the element for the selector. */
export function place(html: string, selector = 'form'): HTMLElement {
  document.body.innerHTML = html;
  return find<HTMLElement>(selector);
}

/** The controls of a form with this content. */
export const controlsIn = (html: string): DescribedControl[] => controlsOf(place(`<form>${html}</form>`));

/** The one control of a form with this content. */
export function controlIn(html: string): DescribedControl {
  const [first, ...others] = controlsIn(html);
  if (!first || others[0]) throw new Error(`not one control: ${html}`);
  return first;
}

/** A reading of which nothing else is known. */
export const contextOf = (more: Partial<ReadingContext> = {}): ReadingContext => ({
  passwords: new Set(),
  visited: new WeakSet(),
  ...more,
});

/** What is in the form. */
export const read = (form: Element, more?: Partial<ReadingContext>): FormReading => readForm(form, contextOf(more));

/** The lead, or step of one, that this reading holds. */
export function leadOf(reading: FormReading): Lead {
  if (reading.kind === 'none') throw new Error(`no lead: ${reading.reason}`);
  return reading.lead;
}

/** The lead in a form with this content. */
export const leadIn = (html: string, more?: Partial<ReadingContext>): Lead =>
  leadOf(read(place(`<form>${html}</form>`), more));

/** Why there is no lead in a page of this form; `lead` or `step` where there is one. */
export function kindOf(form: Element, more?: Partial<ReadingContext>): string {
  const reading = read(form, more);
  return reading.kind === 'none' ? reading.reason : reading.kind;
}

/** happy-dom has no layout, so that no control is seen: from now on each is as large as told here. */
export const showEverything = (rect: DOMRect = new DOMRect(10, 10, 200, 20)) =>
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(rect);

/** Only these are seen. */
export const showOnly = (...selectors: string[]) =>
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return this.matches(selectors.join()) ? new DOMRect(10, 10, 200, 20) : new DOMRect();
  });

/** Types this, as a script or a robot does: what is there by default stays as it was. */
export function fill(control: Element, value: string): Control {
  return Object.assign(control as Control, { value });
}
