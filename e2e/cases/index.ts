/** All cases, by principle. */
import { AGAIN } from './answers/again';
import { ASIDES } from './answers/asides';
import { CONFIRMED } from './answers/confirmed';
import { PASSING } from './answers/passing';
import { REFUSED } from './answers/refused';
import { REQUESTS } from './answers/requests';
import { SILENT } from './answers/silent';
import { STEPS } from './answers/steps';
import { TRACKED } from './answers/trackers';
import { UNSENT } from './answers/unsent';
import { ADDRESSES } from './contact/addresses';
import { NO_LEAD_FORMS } from './contact/no-lead-forms';
import { NUMBERS } from './contact/numbers';
import { SEARCHES_AND_SIGN_INS } from './contact/searches-and-sign-ins';
import { CUSTOM_VALUES } from './forms/custom-values';
import { HONEYPOTS } from './forms/honeypots';
import { PRIVATE } from './forms/private';
import { VALUES } from './forms/values';
import type { CaseGroup } from './support/case';
import { BUTTON_CASES } from './visitors/buttons';
import { COMPONENTS } from './visitors/components';
import { CONSENT } from './visitors/consent';
import { FRAMES } from './visitors/frames';
import { KIOSK } from './visitors/kiosk';
import { PRESSES } from './visitors/presses';

export const CASE_GROUPS: CaseGroup[] = [
  { title: 'contact by its value', cases: [...ADDRESSES, ...NUMBERS] },
  { title: 'no lead form', cases: [...SEARCHES_AND_SIGN_INS, ...NO_LEAD_FORMS] },
  { title: 'the submission request', cases: [...TRACKED, ...ASIDES, ...REQUESTS, ...AGAIN] },
  { title: 'after a good answer', cases: [...CONFIRMED, ...REFUSED, ...PASSING, ...STEPS] },
  { title: 'no audible answer', cases: [...SILENT, ...UNSENT] },
  { title: 'corrections or several people', cases: KIOSK },
  { title: 'presses and frames', cases: [...BUTTON_CASES, ...PRESSES, ...FRAMES, ...COMPONENTS] },
  { title: 'values and names', cases: [...CUSTOM_VALUES, ...VALUES] },
  { title: 'private by place and shape', cases: [...PRIVATE, ...HONEYPOTS] },
  { title: 'consent and ids', cases: CONSENT },
];
