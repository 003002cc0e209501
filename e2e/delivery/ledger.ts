/** What became of the leads of one fault: lost, sent twice, and after how long. */
import type { DriftrockApi } from '../../demo/driftrock-api.mjs';
import type { RelaySwitch } from '../support/relay-switch';

/** One line of the table. */
export interface Row {
  fault: string;
  browser: string;
  leads: number;
  /** Leads that Driftrock never got. */
  lost: number;
  /** Leads that Driftrock got more than once. */
  twiceUpstream: number;
  /** Leads that the relay was asked to take more than once. */
  twiceRelay: number;
  /** From the end of the fault, where it ended, else from the submission, until the last lead was with Driftrock. */
  afterMs: number | undefined;
}

/** Leads by their e-mail address, which is another one for each. */
export interface Ledger {
  /** Notes that the visitor has sent these leads. */
  sent(...emails: string[]): void;
  /** Notes that the fault is over from now on. */
  faultEnds(): void;
  /** Resolves once Driftrock has every lead; throws when it has not after a minute and a half. */
  arrived(): Promise<void>;
  /** The leads that Driftrock does not have. */
  missing(): string[];
  /** Says in advance that this many leads are lost, and why that is within what is promised. */
  allowLoss(count: number): void;
  allowedLoss(): number;
  row(fault: string, browser: string): Row;
}

/** Above every wait that the product makes on its own here: a lease of 20 s, then backoffs of up to 20 s. */
const PATIENCE_MS = 90_000;
const LOOK_AGAIN_MS = 25;

const emailOf = (fields: unknown) => String((fields as { email?: unknown }).email);

/** How many of the names come more than once. */
const repeated = (names: string[]) => new Set(names.filter((name, index) => names.indexOf(name) !== index)).size;

/** An empty ledger of what passes relay and upstream. */
export function createLedger(relay: RelaySwitch, upstream: DriftrockApi): Ledger {
  const leads: string[] = [];
  let startedAt = 0;
  let allowedLoss = 0;

  const arrivedEmails = () => upstream.events.map(({ event }) => emailOf(event['fields']));
  const missing = () => {
    const there = new Set(arrivedEmails());
    return leads.filter((email) => !there.has(email));
  };

  return {
    sent(...emails) {
      leads.push(...emails);
      startedAt = Date.now();
    },
    faultEnds: () => void (startedAt = Date.now()),
    async arrived() {
      const endsAt = Date.now() + PATIENCE_MS;
      while (missing().length > 0) {
        if (Date.now() > endsAt)
          throw new Error(
            `${missing().length} of ${leads.length} leads have not arrived after ${PATIENCE_MS} ms: ` +
              missing().slice(0, 3).join(', '),
          );
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
    },
    missing,
    allowLoss: (count) => void (allowedLoss += count),
    allowedLoss: () => allowedLoss,
    row(fault, browser) {
      const lastAt = Math.max(...upstream.events.map(({ arrivedAt }) => Date.parse(arrivedAt)));
      const asked = relay
        .attempts()
        .filter(({ isReal }) => isReal)
        .map(({ body }) => emailOf(body.fields));
      return {
        fault,
        browser,
        leads: leads.length,
        lost: missing().length,
        twiceUpstream: repeated(arrivedEmails()),
        twiceRelay: repeated(asked),
        afterMs: upstream.events.length > 0 ? Math.max(0, lastAt - startedAt) : undefined,
      };
    },
  };
}
