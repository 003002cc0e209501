/**
 * Entry of driftrock.loader.js, for tags on every page of a site: takes commands and keeps the last submission, as the
 * early stub does, and loads the whole file once there is something for it to do.
 */
import { quiet } from '../listen';
import { onControl, onReach, onUrgentCommand, onUrgentOption, onWaiting } from './occasions';
import { createReached } from './reached';
import { takeOver } from './stub';
import { createWholeFile } from './whole-file';

const { currentScript } = document;
// Optimisers that run scripts later leave no `currentScript`.
const tag = (currentScript || document.querySelector('[src*="driftrock.loader"]') || {}) as HTMLScriptElement;
const reached = createReached();
const load = createWholeFile(tag, reached.tell);

// Each for itself: storage may be blocked, and a page may have put anything into the list of calls.
quiet(onUrgentOption)(load, tag);
quiet(onWaiting)(load);
quiet(onUrgentCommand)(load, takeOver());
onReach(load, reached.note);
onControl(load);
