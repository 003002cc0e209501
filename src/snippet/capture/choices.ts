/** Answers that are plain buttons: the steps of a funnel, where the visitor clicks "House" or "Flat" and no control holds it. */
import { isForm, own } from '../form/form-access';
import { groupLabelOf } from '../form/labels';
import type { Lead } from '../form/read-form';
import { elementsIn } from '../form/scope';

// How pages mark the chosen one: ARIA 1.2 states, and what component libraries write.
const STATES = ['aria-pressed', 'aria-selected', 'aria-checked', 'data-selected', 'data-state'];
const ON = /^(true|on|checked|active|selected|)$/;
const MAX_NAME_LENGTH = 40;
const MAX_LEVELS = 4;
const MAX_ELEMENTS = 100;
const MAX_CHOICES = 50;

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
  /** The answers among them: those that the page marks as chosen, or that the submission's request carries. */
  answersFor(lead: Lead, sentText: string): Record<string, string[]>;
  clear(): void;
}

const textOf = (element: Element) => element.textContent!.trim().replace(/\s+/g, ' ');

/** What the buttons were asked by: a group's label, or what is written over them. */
function questionOf(button: Element): string {
  let place = button.parentElement;
  for (let level = 0; place && level < MAX_LEVELS; level++, place = place.parentElement) {
    if (elementsIn(place, MAX_ELEMENTS).length === MAX_ELEMENTS) break;
    const heading = place.querySelector('legend,h1,h2,h3,h4,[role=heading],p');
    if (heading && !heading.contains(button)) return textOf(heading);
  }
  return '';
}

const nameOf = (button: Element): string =>
  own(button, 'getAttribute')('name') ||
  (groupLabelOf(button) || questionOf(button)).slice(0, MAX_NAME_LENGTH).trim() ||
  'choice';

/** Whether the page marks the button as the chosen one: by a state, or by a class that it had not when it was pressed. */
function isMarked({ button, classes, isMarked: before }: Choice): boolean {
  if (!button.isConnected) return before;
  const isOn = STATES.some((state) => button.hasAttribute(state) && ON.test(button.getAttribute(state)!));
  return isOn || [...button.classList].some((name) => !classes.includes(name));
}

/** Whether the text holds this answer as a value of its own. */
const carries = (sentText: string, answer: string) => {
  const at = sentText.toLowerCase().indexOf(answer.toLowerCase());
  return at >= 0 && !/[\p{L}\p{N}]/u.test(sentText.slice(at - 1, at) + sentText.slice(at + answer.length).slice(0, 1));
};

/** No choices yet. */
export function createChoices(): Choices {
  let pressed: Choice[] = [];
  const look = () => pressed.forEach((choice) => (choice.isMarked = isMarked(choice)));
  return {
    note(button) {
      look();
      const text = textOf(button);
      if (!text || pressed.length >= MAX_CHOICES) return;
      const before = pressed.find((choice) => choice.button === button);
      const classes = before ? before.classes : [...button.classList];
      pressed = pressed.filter((choice) => choice !== before);
      pressed.push({ button, name: nameOf(button), text, classes, isMarked: false });
    },
    answersFor({ form, scope }, sentText) {
      look();
      const answers: Record<string, string[]> = Object.create(null);
      for (const { button, name, text, isMarked: isChosen } of pressed) {
        const isNear = !button.isConnected || scope.surroundings.contains(button) || !isForm(form);
        if (isNear && (isChosen || carries(sentText, text))) answers[name] = [...(answers[name] || []), text];
      }
      return answers;
    },
    clear: () => void (pressed = []),
  };
}
