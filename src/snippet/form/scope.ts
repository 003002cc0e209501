/** Where a form is on its page, also after the page has taken it away. */
import { own } from './form-access';

// "Near the form" is the largest part of the page around it that is small enough to be read at any time: a fieldset's,
// a card's or a dialog's worth of elements. What is further off is only looked at when it changes.
const MAX_NEAR_ELEMENTS = 300;
const MAX_NEAR_LEVELS = 4;

/** Where a form is. Kept from before, since a page may take the form away. */
export interface Scope {
  root: Document | ShadowRoot;
  /** The nearest element around the form that is still on the page. */
  surroundings: ParentNode & Node;
  /** The part of the page whose messages are about the form. */
  near: ParentNode & Node;
}

/**
 * The elements in the place, in the order of the page, also those in open shadow roots: at most `limit` of them,
 * however many there are.
 */
export function elementsIn(place: Node, limit: number): Element[] {
  const found: Element[] = [];
  const walk = (node: Node | null) => {
    if (!node) return;
    walk((node as Element).shadowRoot);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT);
    while (found.length < limit && walker.nextNode()) {
      const element = walker.currentNode as Element;
      found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(place);
  return found;
}

// HTML standard, "sectioning content": parts of a page that are about something else than what is around them.
const APART = 'aside,nav,header,footer,[role=complementary]';

/**
 * Whether the element is in a part of the place that is about something else than the form: an aside, or what floats
 * over the page.
 */
export function isApart(element: Element, place: Node, form: Element): boolean {
  if (own(form, 'contains')(element)) return false;
  for (let node: Element | null = element; node && node !== place; node = node.parentElement) {
    if (node.matches(APART) || getComputedStyle(node).position === 'fixed') return !node.contains(form);
  }
  return false;
}

/** Whether the place has so few elements that reading all of them costs the page nothing that it could feel. */
const isSmall = (place: Node) => elementsIn(place, MAX_NEAR_ELEMENTS + 1).length <= MAX_NEAR_ELEMENTS;

/** Where this form is now. */
export function scopeOf(form: Element): Scope {
  const root = own(form, 'getRootNode')() as Document;
  const ancestors: (ParentNode & Node)[] = [];
  for (let node = own(form, 'parentNode'); node; node = node.parentNode) ancestors.push(node as HTMLElement);
  const { body, documentElement } = own(form, 'ownerDocument');
  let near: ParentNode & Node = form;
  for (const [level, ancestor] of ancestors.slice(0, MAX_NEAR_LEVELS).entries()) {
    // The page as a whole is near to nothing; a form that is in no part of it has only its neighbours.
    if (ancestor === documentElement || (ancestor === body && level > 0) || !isSmall(ancestor)) break;
    near = ancestor;
  }
  // A step may take what is around it along.
  const surroundings = () => ancestors.find((node) => node.isConnected) || root;
  return {
    root,
    get surroundings() {
      return surroundings();
    },
    get near() {
      return near.isConnected ? near : surroundings();
    },
  };
}
