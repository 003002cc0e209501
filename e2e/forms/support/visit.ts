/** One visitor's way through a form stack, and what the snippet made of it. */
import type { TestInfo } from '@playwright/test';
import type { RelaySwitch } from '../../support/relay-switch';
import { waitFor, type Acts } from '../../support/browser';
import { selectorOf, type Site } from '../../support/site';
import type { FormServer } from './form-server';
import { outcomeOf, type Outcome } from './outcome';
import type { ControlEntry, Entry, Stack } from './stack';

/** The annotations that the table is made of. */
export const STACK_NOTE = 'stack';
export const OUTCOME_NOTE = 'outcome';
export const PAGE_FAULT_NOTE = 'page fault';

export interface Visit {
  /** Goes to the stack's page, whose server answers as the stack says. */
  open(): Promise<void>;
  /** Every attempt that the page turns down, each to the page's own error. */
  badAttempts(): Promise<void>;
  /** Corrects, sends, and sees the page's own success; its server has accepted exactly this. */
  goodAttempt(): Promise<void>;
  /** Goes to another page, and tells what the snippet has sent until nothing more can come. */
  outcome(): Promise<Outcome>;
}

export interface VisitParts {
  site: Site;
  server: FormServer;
  relay: RelaySwitch;
  testInfo: TestInfo;
}

/** The visitor's acts in these controls, one after the other. */
async function giveTo(visitor: Acts, { fill = {}, choose = {}, click = [] }: ControlEntry): Promise<void> {
  for (const [control, text] of Object.entries(fill)) await visitor.fill(control, text);
  // A page that takes an error away as soon as its control is left would move the button from under the mouse.
  const last = Object.keys(fill).at(-1);
  if (last) await visitor.press(last, 'Tab');
  for (const [control, values] of Object.entries(choose)) await visitor.select(control, values);
  for (const selector of click) await visitor.click(selector);
}

const give = (visitor: Acts, entry: Entry) => (typeof entry === 'function' ? entry(visitor) : giveTo(visitor, entry));

/** The visitor's acts on the page or in its iframe, where controls go by their names, too. */
function createVisitor(site: Site, frame: string | undefined): Acts {
  const acts: Acts = frame
    ? site.inFrame(frame)
    : { ...site, fill: (selector, text) => site.fill({ [selector]: text }) };
  return {
    ...acts,
    fill: (control, text) => acts.fill(selectorOf(control), text),
    press: (control, key) => acts.press(selectorOf(control), key),
    select: (control, values) => acts.select(selectorOf(control), values),
  };
}

export function createVisit(stack: Stack, { site, server, relay, testInfo }: VisitParts): Visit {
  const { title, send, error, success, lead, secrets = [] } = stack;
  const visitor = createVisitor(site, stack.frame);
  let acceptedAt: number | undefined;
  testInfo.annotations.push({ type: STACK_NOTE, description: title });

  /** A page that does not do what its stack says judges nobody: such a failure is told apart from the snippet's. */
  const byPage = async (what: string, act: () => Promise<void>) => {
    try {
      await act();
    } catch (cause) {
      testInfo.annotations.push({ type: PAGE_FAULT_NOTE, description: what });
      throw new Error(`A fault of the page, not of the snippet: ${what}. ${(cause as Error).message}`, { cause });
    }
  };

  const expectAccepted = (count: number) => {
    if (server.submissions.length === count) return;
    throw new Error(`The server has accepted ${server.submissions.length} submissions, not ${count}.`);
  };

  const badAttempt = (entry: Entry) =>
    byPage('it does not answer this attempt as its stack says', async () => {
      await give(visitor, entry);
      await visitor.click(send);
      await visitor.see(error);
      expectAccepted(0);
    });

  return {
    async open() {
      if (stack.answers) server.answerBy(stack.answers);
      await byPage('it does not open', () => site.open(stack.page));
    },
    async badAttempts() {
      for (const entry of stack.badAttempts) await badAttempt(entry);
    },
    goodAttempt: () =>
      byPage('it does not accept the corrected attempt', async () => {
        await give(visitor, stack.correction);
        acceptedAt = Date.now();
        await visitor.click(send);
        await visitor.see(success);
        // A page may give its thanks before its server has spoken.
        await waitFor('the server to accept', () => server.submissions[0]);
        expectAccepted(1);
      }),
    async outcome() {
      await site.settled();
      const outcome = outcomeOf(relay.attempts(), { acceptedAt, lead, secrets });
      testInfo.annotations.push({ type: OUTCOME_NOTE, description: JSON.stringify(outcome) });
      return outcome;
    },
  };
}
