/** Elements made by hand: no markup is parsed, so that a page's content policy and Trusted Types allow it. */

type Child = Node | string | false | undefined;
type Listener = [type: string, listener: () => void];

/** What an element gets besides its children. */
export interface Given {
  class?: string;
  /** Attributes by their names; those that are undefined are left out. */
  attributes?: Record<string, string | undefined>;
  on?: Listener[];
}

/** An element with these children; what is false or undefined is none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (given.class) element.className = given.class;
  for (const [name, value] of Object.entries(given.attributes ?? {}))
    if (value !== undefined) element.setAttribute(name, value);
  for (const [type, listener] of given.on ?? []) element.addEventListener(type, listener);
  element.append(...children.filter((child): child is Node | string => child !== false && child !== undefined));
  return element;
}

/** A button that does this. */
export const button = (text: string, act: () => void): HTMLButtonElement =>
  make('button', { attributes: { type: 'button' }, on: [['click', act]] }, text);

/** A table of two columns: what, and its value. */
export const pairs = (rows: readonly (readonly [string, Child])[]): HTMLElement =>
  make('dl', {}, ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]));
