/** All cases, by principle. */
import { CONFIRMED } from './answers/confirmed';
import { REFUSED } from './answers/refused';
import { REQUESTS } from './answers/requests';
import { SILENT } from './answers/silent';
import { TRACKED } from './answers/trackers';
import { ADDRESSES } from './contact/addresses';
import { NO_LEAD_FORMS } from './contact/no-lead-forms';
import { NUMBERS } from './contact/numbers';
import { HONEYPOTS } from './forms/honeypots';
import { PRIVATE } from './forms/private';
import { VALUES_OF_ANY_KIND } from './forms/values';
import type { CaseGroup } from './support/case';
import { CONSENT } from './visitors/consent';
import { KIOSK } from './visitors/kiosk';
import { FRAMES, PRESSES } from './visitors/presses';

export const CASE_GROUPS: CaseGroup[] = [
  { title: 'contact by its value', cases: [...ADDRESSES, ...NUMBERS] },
  { title: 'no lead form', cases: NO_LEAD_FORMS },
  { title: 'the submission request', cases: [...TRACKED, ...REQUESTS] },
  { title: 'after a good answer', cases: [...CONFIRMED, ...REFUSED] },
  { title: 'no audible answer', cases: SILENT },
  { title: 'corrections or several people', cases: KIOSK },
  { title: 'presses and frames', cases: [...PRESSES, ...FRAMES] },
  { title: 'values and names', cases: VALUES_OF_ANY_KIND },
  { title: 'private by place and shape', cases: [...PRIVATE, ...HONEYPOTS] },
  { title: 'consent and ids', cases: CONSENT },
];
