/**
 * The world of the model check: one visitor with many tabs, a relay and a network that fail by chance, a browser that
 * dies.
 */
import type { RelaySwitch } from '../support/relay-switch';
import type { Site } from '../support/site';
import type { Chance } from './chance';
import { sendLeads, type Visitor } from './laboratory';
import type { Ledger } from './ledger';

const MAX_TABS = 5;
/**
 * Below the outbox's bound of 100: beyond it the oldest go, as promised. What Driftrock has waits there, too, until its
 * page has heard so.
 */
const MAX_WAITING = 80;
/** Time enough for a request to leave, and for nothing to reach the disk. */
const KILLED_AFTER_MS = 50;
/**
 * How long the world waits for all leads once nothing is broken any more: a hundred of them, paced, and a dead tab's
 * lease.
 */
const HEALING_MS = 120_000;
const LOOK_AGAIN_MS = 250;

export interface World {
  /** The next act, by chance; how many leads there are after it. */
  act(): Promise<number>;
  /** Repairs everything; resolves once Driftrock has all leads but those that may be lost. */
  heal(): Promise<void>;
  /** Leads that Driftrock did not have when the browser was killed. */
  mayBeLost: Set<string>;
}

interface Parts {
  chance: Chance;
  visitor: Visitor;
  relay: RelaySwitch;
  ledger: Ledger;
}

/** A world in which the visitor has just opened the browser. */
export async function createWorld({ chance, visitor, relay, ledger }: Parts): Promise<World> {
  let tabs: Site[] = [];
  let isOffline = false;
  let release = () => {};
  let leads = 0;
  const mayBeLost = new Set<string>();

  const mendRelay = async () => {
    release();
    relay.answerNormally();
    relay.slowDown(0);
    if (!relay.isListening()) await relay.listen();
  };
  const mendNetwork = async () => {
    if (isOffline) await tabs[0]!.goOnline();
    isOffline = false;
  };
  const begin = async () => {
    tabs = [await visitor.comes()];
    isOffline = false;
    await tabs[0]!.open('no-form');
  };
  const wakeAll = () => Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));

  const countWaiting = async () => (await tabs[0]!.outbox()).length;

  const heal = async () => {
    await mendRelay();
    await mendNetwork();
    const endsAt = Date.now() + HEALING_MS;
    while (
      (ledger.missing().some((email) => !mayBeLost.has(email)) || (await countWaiting()) > 0) &&
      Date.now() < endsAt
    ) {
      await wakeAll();
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  };

  const sendNew = async () => {
    const emails = Array.from({ length: 1 + chance.below(5) }, (_, index) => `lead-${leads + index}@example.com`);
    await sendLeads(chance.pick(tabs), emails);
    ledger.sent(...emails);
    leads += emails.length;
  };

  const FAULTS = [
    () => relay.answerWith(503),
    () => relay.answerWith(500, { times: 3 }),
    () => relay.answerWith(429, { times: 2, headers: { 'Retry-After': '1' } }),
    () => relay.answerWith(200, { times: 3, body: '<h1>Hotel</h1>', headers: { 'Content-Type': 'text/html' } }),
    () => relay.cutNextAnswer(),
    () => relay.slowDown(chance.below(800)),
    () => void (release = relay.hold()),
    () => relay.refuse(),
  ];

  const ACTS: [number, () => unknown][] = [
    [50, sendNew],
    // A page cannot be opened without a network.
    [12, async () => (isOffline ? undefined : chance.pick(tabs).open('no-form'))],
    [
      6,
      async () => {
        if (isOffline || tabs.length === MAX_TABS) return;
        const tab = await tabs[0]!.newTab();
        await tab.open('no-form');
        tabs.push(tab);
      },
    ],
    [4, async () => (tabs.length > 1 ? tabs.splice(chance.below(tabs.length), 1)[0]!.close() : undefined)],
    [
      8,
      async () => {
        await mendRelay();
        await chance.pick(FAULTS)();
      },
    ],
    [10, mendRelay],
    [
      2,
      async () => {
        await tabs[0]!.goOffline();
        isOffline = true;
      },
    ],
    [6, mendNetwork],
    [
      1,
      async () => {
        await visitor.leaves();
        await begin();
      },
    ],
    [
      1,
      async () => {
        // What is on the disk by then is the browser's own affair: so nothing else waits, and these leads are on their
        // way.
        await heal();
        await sendNew();
        await visitor.isKilled(KILLED_AFTER_MS);
        for (const email of ledger.missing()) mayBeLost.add(email);
        await begin();
      },
    ],
  ];
  const lots = ACTS.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

  await begin();
  return {
    mayBeLost,
    heal,
    async act() {
      if ((await countWaiting()) > MAX_WAITING - 5) await heal();
      else await chance.pick(lots)();
      return leads;
    },
  };
}
