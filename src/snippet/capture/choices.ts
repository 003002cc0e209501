/**
 * Answers that are plain buttons: the steps of a funnel, where the visitor clicks "House" or "Flat" and no control
 * holds it.
 */
import { MAX_COMMON_LENGTH } from '../form/controls';
import { isForm } from '../form/form-access';
import { groupLabelOf } from '../form/labels';
import { wordsOf } from '../form/names';
import type { Lead } from '../form/read-form';
import { elementsIn } from '../form/scope';
import { isShown } from '../form/visibility';

// How pages mark the chosen one: ARIA 1.2 states, and what component libraries write.
const CHOSEN = /(pressed|selected|checked|state)="(true|on|checked|active|selected)?"/;
const HEADING = 'legend,h1,h2,h3,h4,[role=heading],p';
const MAX_NAME_LENGTH = 40;
const MAX_LEVELS = 4;
const MAX_ELEMENTS = 100;

interface Choice {
  button: Element;
  name: string;
  text: string;
  classes: string[];
  isMarked: boolean;
}

/** The plain buttons that were pressed since the last lead. */
export interface Choices {
  note(button: Element): void;
  /**
   * Adds the answers among them, once: those that the page marks as chosen, or that the submission's request carries.
   */
  addTo(lead: Lead, sentText: string): void;
}

const textOf = (element: Element) => element.textContent!.trim().replace(/\s+/g, ' ');

/** What is written over the button. */
function questionOf(button: Element): string {
  let place = button.parentElement;
  for (let level = 0; place && level < MAX_LEVELS; level++, place = place.parentElement) {
    const heading = elementsIn(place, MAX_ELEMENTS).find(
      (element) => element.matches(HEADING) && !element.contains(button),
    );
    if (heading) return textOf(heading);
  }
  return '';
}

const nameOf = (button: Element): string =>
  button.getAttribute('name') ||
  (groupLabelOf(button) || questionOf(button)).slice(0, MAX_NAME_LENGTH).trim() ||
  'choice';

/**
 * Whether the page marks the button as the chosen one: by a state, or by a class that it had not when it was pressed.
 */
function isMarked({ button, classes, isMarked: before }: Choice): boolean {
  if (!button.isConnected) return before;
  const tag = (button.cloneNode() as Element).outerHTML;
  return CHOSEN.test(tag) || [...button.classList].some((name) => !classes.includes(name));
}

/** No choices yet. */
export function createChoices(): Choices {
  let pressed: Choice[] = [];
  const look = () => pressed.forEach((choice) => (choice.isMarked = isMarked(choice)));
  return {
    note(button) {
      look();
      const text = textOf(button);
      if (!text) return;
      const before = pressed.find((choice) => choice.button === button);
      const classes = before ? before.classes : [...button.classList];
      pressed = pressed.filter((choice) => choice !== before);
      pressed.push({ button, name: nameOf(button), text, classes, isMarked: false });
    },
    addTo({ form, scope, event: { fields } }, sentText) {
      look();
      const given = Object.keys(fields);
      // A list of the page's own, whose control tells the choice.
      const told = wordsOf(Object.values(fields).flat().join());
      for (const { button, name, text, isMarked: isChosen } of pressed) {
        // What is no more to be seen was in a step before.
        const isNear = !isShown(button) || scope.surroundings.contains(button) || !isForm(form);
        const isTold = text.length > MAX_COMMON_LENGTH && told.includes(wordsOf(text));
        const isAnswer =
          isNear && !isTold && (isChosen || wordsOf(sentText).includes(wordsOf(text))) && !given.includes(name);
        if (isAnswer) fields[name] = name in fields ? [fields[name]!, text].flat() : text;
      }
      pressed = [];
    },
  };
}
