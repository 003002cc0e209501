/** A page with a form builder: what the snippet is told, jQuery itself, and the visitor's acts. */
import { beforeAll, beforeEach } from 'vitest';

/** What of jQuery a builder uses: it triggers events that nobody else hears. */
export type JQuery = (target: unknown) => { trigger(name: string, about?: unknown[]): void };

const page = window as unknown as { driftrock?: unknown; jQuery?: unknown };

/**
 * The commands that the snippet is given, in a page that is empty before each test.
 *
 * The builder is heard once for a whole file: what listens at the window stays there.
 */
export function useBuilder(hear: () => void): { commands: unknown[][]; jQuery: JQuery } {
  const used = { commands: [] as unknown[][], jQuery: undefined as unknown as JQuery };
  beforeAll(async () => {
    // The package has no types of its own.
    used.jQuery = (await import('jquery' as string)).default;
    page.jQuery = used.jQuery;
    page.driftrock = (...words: unknown[]) => void used.commands.push(words);
    hear();
  });
  beforeEach(() => {
    used.commands.length = 0;
    document.body.innerHTML = '';
  });
  return used;
}

/** The first form of this page. */
export function open(html: string): HTMLFormElement {
  document.body.innerHTML = html;
  return document.querySelector('form')!;
}

/** Something that happens at an element, and bubbles up from it. */
export const happen = (type: string, target: Element): boolean =>
  target.dispatchEvent(new Event(type, { bubbles: true }));

/** What the visitor does at an element before it is pressed. */
export const ACTS = ['focusin', 'pointerdown', 'keydown'];

/** Whether the snippet is to leave the form alone. */
export const isWithheld = (form: Element): boolean => form.getAttribute('data-driftrock-ignore') === 'until-accepted';

/** A control for an e-mail address: the least that makes a form one for leads. */
export const EMAIL = '<input type="email" name="email">';
/** A form that is none for leads. */
export const SIGN_IN = `${EMAIL}<input type="password" name="password" autocomplete="current-password">`;
