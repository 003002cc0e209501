/** Entry of driftrock.probe.js: what a browser that visits a page runs in it, to see what an inspector would. */
import { collectFacts, type Heard, inspect } from './collect-facts';
import { findForms } from './find-forms';
import { forecast } from './forecast';
import { outline, type Place } from './outline';

export { leadForm } from './probed-form';

/** The facts of this moment, with what the browser has heard from outside the page. */
export const facts = (heard: Heard) => collectFacts(heard);

/** The forms as a person finds them on a picture of the page: where they are, and whether they are lead forms. */
export const places = (): Place[] =>
  findForms(document).map((form) => {
    const { name, isLead, rule } = forecast(form, inspect()?.options ?? {});
    const { left, top, width, height } = form.getBoundingClientRect();
    return { name, isLead, rule, left: left + scrollX, top: top + scrollY, width, height };
  });

/** Draws the places into the page, for a picture of it; gives what takes them away. */
export const drawPlaces = (): (() => void) => outline(places());
