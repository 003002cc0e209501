/** The panel: a box of its own over the page, which leaves the page's layout, styles and order of focus alone. */
import { button, make } from './elements';
import { PANEL } from './find-forms';
import type { FoundForm, Part } from './parts';
import css from './style.css?raw';

/** The panel on the page. */
export interface Panel {
  /** Draws these parts; what has not changed stays as it is, focused or open. */
  draw(parts: Part[]): void;
  /** Draws a frame around a form in the page, or takes it away. */
  outline(form: FoundForm | undefined): void;
  /** Says something to who looks, and to who listens. */
  say(text: string): void;
}

/** One part on the screen. */
interface Drawn {
  box: HTMLDetailsElement;
  note: HTMLElement;
  content: HTMLElement;
}

function drawPart({ title }: Part): Drawn {
  const note = make('span', { class: 'count' });
  const content = make('div');
  const heading = make('h3', {}, title);
  const attributes = { open: '', id: `driftrock-${title.toLowerCase()}` };
  const box = make('details', { attributes }, make('summary', {}, heading, ' ', note), content);
  return { box, note, content };
}

/**
 * Puts these nodes in place of what is there. What is drawn the same already stays: it may have the focus, or be open.
 *
 * @param drawn how each node was drawn first, before anybody opened or ticked it
 */
function replaceChanged(content: HTMLElement, nodes: Node[], drawn: WeakMap<Node, string>): void {
  const before = [...content.children];
  const now = nodes.map((node) => {
    const html = (node as Element).outerHTML;
    const same = before.findIndex((element) => drawn.get(element) === html);
    if (same >= 0) return before.splice(same, 1)[0]!;
    drawn.set(node, html);
    return node;
  });
  before.forEach((element) => element.remove());
  now.forEach((node, at) => content.children[at] === node || content.insertBefore(node, content.children[at] ?? null));
}

/** The frame around a form. */
function createOutline() {
  const frame = make('div', { class: 'outline', attributes: { hidden: '', 'aria-hidden': 'true' } });
  const outline = (found: FoundForm | undefined) => {
    frame.hidden = !found;
    if (!found) return;
    const { left, top, width, height } = found.form.getBoundingClientRect();
    frame.className = `outline ${found.facts.isLead ? 'good' : ''}`;
    Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  };
  return { frame, outline };
}

/** Opens the panel. `onClose` is called when somebody closes it for good. */
export function openPanel(onClose: () => void): Panel {
  const host = document.createElement(PANEL);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const { frame, outline } = createOutline();
  const status = make('p', { class: 'faint', attributes: { role: 'status' } });
  const body = make('div', { class: 'body', attributes: { tabindex: '0', role: 'group', 'aria-label': 'Findings' } });
  const close = () => {
    host.remove();
    onClose();
  };
  const closing = button('Close', close);
  closing.id = 'driftrock-close';
  const fold = button('Fold', () => {
    body.hidden = !body.hidden;
    fold.textContent = body.hidden ? 'Unfold' : 'Fold';
    fold.setAttribute('aria-expanded', String(!body.hidden));
  });
  fold.setAttribute('aria-expanded', 'true');
  root.append(
    make(
      'section',
      { class: 'panel', attributes: { 'aria-label': 'Driftrock inspector' } },
      make('header', {}, make('h2', {}, 'Driftrock'), fold, closing),
      // Not in what is scrolled: who presses a button at its end is to see what came of it.
      status,
      body,
    ),
    frame,
  );
  document.documentElement.append(host);

  const parts = new Map<string, Drawn>();
  const drawn = new WeakMap<Node, string>();
  return {
    outline,
    say: (text) => void (status.textContent = text),
    draw(given) {
      for (const part of given) {
        const { box, note, content } = parts.get(part.title) ?? drawPart(part);
        if (!parts.has(part.title)) body.append(box);
        parts.set(part.title, { box, note, content });
        note.textContent = part.note ?? '';
        replaceChanged(content, part.content, drawn);
      }
    },
  };
}
