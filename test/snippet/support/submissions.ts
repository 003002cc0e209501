/** Submissions of leads in a page of the test's own. */
import type { PageSigns, PageWatch } from '../../../src/snippet/capture/evidence/page-signs';
import { newSubmission, type Submission } from '../../../src/snippet/capture/submission';
import { NOTHING } from '../../../src/snippet/capture/verdict';
import type { Lead } from '../../../src/snippet/form/read-form';

/** A page that shows nothing of a submission. */
export const NO_SIGNS: PageSigns = { against: NOTHING, isThanked: false, isGone: false, isStep: false };

/** A page that shows what is set here. */
export interface ShownPage extends PageWatch {
  signs: PageSigns;
  hasEmptied: boolean;
  isAsking: boolean;
  isStopped: boolean;
}

/** A page that shows nothing yet. */
export function createShownPage(): ShownPage {
  const page: ShownPage = {
    signs: NO_SIGNS,
    hasEmptied: false,
    isAsking: false,
    isStopped: false,
    look: () => page.signs,
    isEmptied: () => page.hasEmptied,
    isAskedOn: () => page.isAsking,
    stop: () => void (page.isStopped = true),
  };
  return page;
}

/** A submission of this lead that opens now, whose requests can be heard. */
export const submissionOf = (lead: Lead, watch: PageWatch, opened: Partial<Submission> = {}): Submission =>
  Object.assign(newSubmission(lead, watch, { event: new Event('submit'), isPress: false, isSent: false }), opened);
