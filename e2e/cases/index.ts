/** All cases, by principle. */
import { CONFIRMED } from './answers/confirmed';
import { REFUSED } from './answers/refused';
import { REQUESTS } from './answers/requests';
import { SILENT } from './answers/silent';
import { TRACKED } from './answers/trackers';
import { ADDRESSES } from './contact/addresses';
import { NO_LEAD_FORMS } from './contact/no-lead-forms';
import { NUMBERS } from './contact/numbers';
import type { CaseGroup } from './support/case';

export const CASE_GROUPS: CaseGroup[] = [
  { title: 'contact by its value', cases: [...ADDRESSES, ...NUMBERS] },
  { title: 'no lead form', cases: NO_LEAD_FORMS },
  { title: 'the submission request', cases: [...TRACKED, ...REQUESTS] },
  { title: 'after a good answer', cases: [...CONFIRMED, ...REFUSED] },
  { title: 'no audible answer', cases: SILENT },
];
