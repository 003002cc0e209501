/** Frames around the forms of a page, for a picture of it: what is a lead form, what is not, and why. */
import { RULES } from '../causes/rules';

/** A form on the picture, in pixels from the page's own corner. */
export interface Place {
  name: string;
  isLead: boolean;
  rule: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

const LEAD = '#0a7d33';
const OTHER = '#b45309';
// Above whatever the page has laid over itself.
const ON_TOP = '2147483647';
const MARGIN_PX = 4;

/** Styled through the object model alone, which a content security policy leaves be. */
function make(style: Partial<CSSStyleDeclaration>, text = ''): HTMLElement {
  const element = document.createElement('div');
  // The page's own rules for `div` must not reach it.
  element.style.all = 'initial';
  Object.assign(element.style, style);
  element.textContent = text;
  return element;
}

function frameOf({ name, isLead, rule, left, top, width, height }: Place): HTMLElement {
  const colour = isLead ? LEAD : OTHER;
  const frame = make({
    position: 'absolute',
    left: `${left - MARGIN_PX}px`,
    top: `${top - MARGIN_PX}px`,
    width: `${width + 2 * MARGIN_PX}px`,
    height: `${height + 2 * MARGIN_PX}px`,
    outline: `3px ${isLead ? 'solid' : 'dashed'} ${colour}`,
  });
  const label = make(
    { position: 'absolute', right: '0', top: '0', padding: '2px 6px', background: colour, color: '#fff' },
    `${name}: ${isLead ? 'lead form' : 'no lead form'}, ${RULES[rule] ?? rule}`,
  );
  label.style.font = '12px sans-serif';
  frame.append(label);
  return frame;
}

/** Draws them, and gives what takes them away; forms that cannot be seen are left out. */
export function outline(places: Place[]): () => void {
  const layer = make({ position: 'absolute', left: '0', top: '0', zIndex: ON_TOP, pointerEvents: 'none' });
  layer.append(...places.filter(({ width, height }) => width > 0 && height > 0).map(frameOf));
  document.documentElement.append(layer);
  return () => layer.remove();
}
