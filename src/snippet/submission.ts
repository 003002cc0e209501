/** One open submission: gathers the evidence until the page's verdict is known. */
import { valuesOf } from './controls';
import { type Evidence, LOOK_AGAIN_MS, type Verdict, verdictOf } from './decision';
import type { Lead } from './lead';
import { watchRequests } from './network';
import { isShown, watchPage } from './page-signs';

// Signs are looked for no more often than this, however busily the page changes itself.
const LOOK_MS = 50;
// Digits of a telephone number that pages leave alone when they rewrite it with its country's code.
const PHONE_DIGITS = 7;

/** What has opened a submission: a `submit` event, a press of a button without one, or the form's data being collected. */
export type Opener = 'submit' | 'press' | 'formdata';

/** A submission whose fate is open. */
export interface Submission {
  lead: Lead;
  opener: Opener;
  /** The event that opened it. */
  event: Event;
  /** Adds evidence, and asks for the verdict in the same task. */
  note(evidence: Partial<Pick<Evidence, 'isNative' | 'isLeaving' | 'hasError' | 'isFocusedBack' | 'isGone'>>): void;
  /** No more watching: observers, wrappers and timers are gone. */
  end(): void;
}

/** Settings of one submission. */
export interface SubmissionOptions {
  opener: Opener;
  event: Event;
  watchesRequests: boolean;
  /** Told of every change of the verdict; one that turns down may be followed by a better one while the page is watched. */
  onVerdict(verdict: Verdict, submission: Submission): void;
}

/** Opens a submission of this lead: the page is watched from now on. */
export function openSubmission(lead: Lead, options: SubmissionOptions): Submission {
  const openedAt = Date.now();
  const requests = { open: 0, ok: 0, refused: 0 };
  const noted: Partial<Evidence> = {};
  let changedAt = openedAt;
  let seen = '';
  let verdict: Verdict;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isInvalid = () => options.event.defaultPrevented && lead.controls.some((control) => control.matches(':invalid') && isShown(control));

  const look = () => {
    const found = {
      isNative: !!noted.isNative,
      opener: submission.opener,
      isLeaving: !!noted.isLeaving,
      requests: { ...requests },
      isFocusedBack: !!noted.isFocusedBack,
      hasError: !!noted.hasError || signs.hasError() || isInvalid(),
      hasErrorText: signs.hasErrorText(),
      isGone: !!noted.isGone || signs.isGone(),
      isNextStep: signs.isNextStep(),
    };
    const now = Date.now();
    if (seen !== (seen = JSON.stringify(found))) changedAt = now;
    const next = verdictOf({ ...found, ageMs: now - openedAt, quietMs: now - changedAt });
    if (next && next !== verdict) options.onVerdict((verdict = next), submission);
    clearTimeout(timer);
    if (!isOpen) return;
    const [settleMs, waitMs, requestMs] = LOOK_AGAIN_MS;
    const waits = [changedAt + settleMs, openedAt + waitMs, openedAt + requestMs].map((at) => at - now).filter((ms) => ms > 0);
    const isOver = verdict && !requests.open && now >= openedAt + waitMs;
    if (isOver || !waits.length) end();
    else timer = setTimeout(look, Math.min(...waits));
  };
  const lookSoon = () => {
    clearTimeout(timer);
    if (isOpen) timer = setTimeout(look, LOOK_MS);
  };

  let isOpen = true;
  const signs = watchPage(lead, lookSoon);
  const stopRequests =
    options.watchesRequests &&
    watchRequests({
      matters: mattersTo(lead),
      onStart: () => requests.open++,
      onEnd(isOk) {
        requests.open--;
        requests[isOk ? 'ok' : 'refused']++;
        if (isOpen) look();
      },
    });
  const end = () => {
    isOpen = false;
    clearTimeout(timer);
    signs.stop();
    if (stopRequests) stopRequests();
  };

  const submission: Submission = {
    lead,
    opener: options.opener,
    event: options.event,
    note(evidence) {
      Object.assign(noted, evidence);
      look();
    },
    end,
  };
  timer = setTimeout(look);
  return submission;
}

/** Whether a request's text holds the visitor's address or number, as it was typed or as pages send it. */
function mattersTo({ contact }: Lead): (text: string) => boolean {
  const value = ((contact && valuesOf(contact)[0]) || '').trim().toLowerCase();
  if (value.includes('@')) return (text) => [value, encodeURIComponent(value)].some((form) => text.toLowerCase().includes(form.toLowerCase()));
  const digits = value.replace(/\D/g, '').slice(-PHONE_DIGITS);
  return (text) => !!digits && text.replace(/\D/g, '').includes(digits);
}
