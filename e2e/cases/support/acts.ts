/** The acts of a visitor, as words that a case is made of. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Acts, Key } from '../../support/browser';
import { selectorOf, type Site } from '../../support/site';

/** Where an act happens: a document's controls, and the browser around it. */
export interface Visitor {
  site: Site;
  acts: Acts;
}

export type Act = (visitor: Visitor) => Promise<void>;

/** How long a visitor reads an error: longer than the snippet takes to decide without further evidence. */
const READING_MS = 3_000;

/** How long a page's own timers take that a case waits out by `rest`: half of what the snippet needs. */
const RESTING_MS = 700;

/** Real keys in place of what the controls hold, by name or selector. */
export const fill =
  (values: Record<string, string>): Act =>
  async ({ acts }) => {
    for (const [control, text] of Object.entries(values)) await acts.fill(selectorOf(control), text);
  };

/** A click on the first visible element for each selector. */
export const click =
  (...selectors: string[]): Act =>
  async ({ acts }) => {
    for (const selector of selectors) await acts.click(selector);
  };

export const press =
  (control: string, key: Key): Act =>
  ({ acts }) =>
    acts.press(selectorOf(control), key);

/** Leaves the control by the keyboard, as a visitor goes on to the next one. */
export const leave = (control: string): Act => press(control, 'Tab');

/** Real keys at the end of what the control holds: what the browser or the page has put in front of them stays. */
export const type =
  (control: string, text: string): Act =>
  ({ acts }) =>
    acts.type(selectorOf(control), text);

export const choose =
  (control: string, ...values: string[]): Act =>
  ({ acts }) =>
    acts.select(selectorOf(control), values);

/** The page shows this: the end of each attempt. */
export const see =
  (...selectors: string[]): Act =>
  async ({ acts }) => {
    for (const selector of selectors) await acts.see(selector);
  };

/** The visitor reads what the page says, for longer than a verdict takes. */
export const read: Act = () => wait(READING_MS);

/** The visitor rests for a moment: timers of the page pass that belong to what was done last. */
export const rest: Act = () => wait(RESTING_MS);

/** The same acts in the document of an iframe. */
export const within =
  (frame: string, ...acts: Act[]): Act =>
  async ({ site }) => {
    for (const act of acts) await act({ site, acts: site.inFrame(frame) });
  };

export const goOffline: Act = ({ site }) => site.goOffline();
export const goOnline: Act = ({ site }) => site.goOnline();
