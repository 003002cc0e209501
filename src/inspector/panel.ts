/** The panel: a box of its own over the page, which leaves the page's layout, styles and order of focus alone. */
import { button, make } from './elements';
import { PANEL } from './find-forms';
import type { FoundForm, Part } from './parts';
import css from './style.css?raw';

/** The panel on the page. */
export interface Panel {
  /** Draws these parts; those that have not changed stay as they are, with what is focused or open in them. */
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
  /** What is drawn, to tell whether it has changed. */
  text: string;
}

function drawPart({ title }: Part): Drawn {
  const note = make('span', { class: 'count' });
  const content = make('div');
  const heading = make('h3', {}, title);
  const attributes = { open: '', id: `driftrock-${title.toLowerCase()}` };
  const box = make('details', { attributes }, make('summary', {}, heading, ' ', note), content);
  return { box, note, content, text: '' };
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
      body,
    ),
    frame,
  );
  body.append(status);
  document.documentElement.append(host);

  const drawn = new Map<string, Drawn>();
  return {
    outline,
    say: (text) => void (status.textContent = text),
    draw(parts) {
      for (const part of parts) {
        const known = drawn.get(part.title);
        const { box, note, content, text } = known ?? drawPart(part);
        if (!known) body.append(box);
        const now = part.content.map((node) => (node as Element).outerHTML).join('');
        note.textContent = part.note ?? '';
        if (now !== text) content.replaceChildren(...part.content);
        drawn.set(part.title, { box, note, content, text: now });
      }
    },
  };
}
