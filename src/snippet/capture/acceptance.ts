/** What becomes of a submission that the page accepted: a lead, unless it is the same one again. */
import type { Lead } from '../form/read-form';
import { own } from '../form/form-access';
import type { Choices } from './choices';
import type { Submission } from './submission';
import type { VisitorInput } from './visitor-input';

/** Who is told of what becomes of a submission. */
export interface AcceptanceListeners {
  onAccepted(lead: Lead, rule: string): void;
  /** A submission that was open is none that the page accepted. */
  onTurnedDown(lead: Lead, rule: string): void;
}

/** The memory of the last lead. */
export interface Acceptance {
  accept(submission: Pick<Submission, 'lead' | 'sentText'>, rule: string): void;
  /** The last lead, if it came out of this element and the visitor has done nothing since. */
  repeatIn(form: Element): Lead | undefined;
}

/**
 * Whether one is the other, or in it: a button in no form has a place of its own, which need not be the element that
 * the page names.
 */
export const isSamePlace = (one: Element, other: Element): boolean =>
  own(one, 'contains')(other) || own(other, 'contains')(one);

/** No lead yet. */
export function createAcceptance(visitor: VisitorInput, choices: Choices, listeners: AcceptanceListeners): Acceptance {
  let last: Lead | undefined;

  return {
    accept({ lead, sentText }, rule) {
      // A step that nothing has followed.
      if (!lead.contact) return;
      const before = last;
      last = lead;
      // Whatever collects the form's data, or names the form, without a new act of the visitor's, means the same lead.
      visitor.hasActed = false;
      visitor.pressedAt = 0;
      visitor.formless.clear();
      visitor.touches.delete(lead.form);
      choices.addTo(lead, sentText);
      // The same answers in the same form once more are the same lead: a double click, an impatient visitor.
      if (before && lead.text === before.text && lead.form === before.form) listeners.onTurnedDown(lead, 'sent before');
      else listeners.onAccepted(lead, rule);
    },
    // What is in an emptied form by default is no second lead.
    repeatIn: (form) => (last && isSamePlace(last.form, form) && !visitor.hasActed ? last : undefined),
  };
}
