/** What is a control on a page: the native ones, and those that pages make of other elements. */

/** An input, select or textarea, or a custom element that behaves like one. */
export type Control = HTMLInputElement;

/** Selector of the native controls. */
export const CONTROL = 'input,select,textarea';
/** Selector of lists of the page's own that show the choice as text: ARIA 1.2, "combobox". */
export const CHOICE = '[role=combobox],[aria-haspopup=listbox]';
/** Selector of lists of the page's own that show all options. */
export const LIST = '[role=listbox][tabindex="0"]';
/** Selector of text that the visitor can write in place. */
export const EDITOR = '[contenteditable]:not([contenteditable=false])';

/** The role that the page has given the control; '' where it has given none. */
export const roleOf = (control: Element): string => control.getAttribute('role') || '';
