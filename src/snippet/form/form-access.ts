/** A form's own members, whatever its controls are called. */

/**
 * A property or bound method of the element itself.
 *
 * A control named `id`, `submit` or `elements` hides the form's member of that name: HTMLFormElement is
 * [LegacyOverrideBuiltIns], HTML standard §4.10.3. So the prototype is asked, with the element as receiver.
 */
export function own<K extends keyof HTMLFormElement>(
  element: Element,
  member: K,
  type: typeof HTMLElement = HTMLElement,
): HTMLFormElement[K] {
  const value = Reflect.get(type.prototype, member, element);
  return typeof value === 'function' ? value.bind(element) : value;
}

/** Whether the element is a form, of whatever window. */
export const isForm = (element: Element): element is HTMLFormElement => own(element, 'localName') === 'form';
