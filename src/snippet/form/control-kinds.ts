/** What is a control on a page: the native ones, and those that pages make of other elements. */

/** An input, select or textarea, or a custom element that behaves like one. */
export type Control = HTMLInputElement;

/** Selector of the native controls. */
export const CONTROL = 'input,select,textarea';
// ARIA 1.2, "combobox": lists of the page's own, which show the choice as text.
// Some lists have no role: their class and their place in the tab order tell (Naive UI, NG-ZORRO).
const LIST_BY_CLASS =
  '[class*="select" i][tabindex="0"]:not(select):not(input):not(textarea):not(button):not(a)' +
  ':not([class*="select-none"]):not([class*="selectable"]):not([class*="selected" i])';
/** Selector of lists of the page's own that show the choice as text. */
export const CHOICE =
  '[role=combobox],[aria-haspopup=listbox],input[readonly][class*="select" i]:not([name]),' + LIST_BY_CLASS;
/** Selector of lists of the page's own that show all options. */
export const LIST = '[role=listbox][tabindex="0"]';
/** Selector of text that the visitor can write in place. */
export const EDITOR = '[contenteditable]:not([contenteditable=false])';

/** The role that the page has given the control; '' where it has given none. */
export const roleOf = (control: Element): string => control.getAttribute('role') || '';
