/** A form's own properties and methods, whatever its controls are called. */

/**
 * A property or method of the form itself.
 *
 * Controls named `id`, `submit`, `elements` or `addEventListener` hide the form's member of that name: HTMLFormElement is
 * [LegacyOverrideBuiltIns], HTML standard §4.10.3. So the prototype is asked, with the form as receiver.
 */
export function own<K extends keyof HTMLFormElement>(form: Element, member: K): HTMLFormElement[K] {
  const value = Reflect.get(isForm(form) ? HTMLFormElement.prototype : HTMLElement.prototype, member, form);
  return typeof value === 'function' ? value.bind(form) : value;
}

/** Whether the element is a form; `localName` of a form can be hidden by a control, `toString` cannot say which realm. */
export function isForm(element: Element): element is HTMLFormElement {
  return Reflect.get(Element.prototype, 'localName', element) === 'form';
}
