/** What every store promises, as one suite: each store's own test runs it on the real thing. */
import { describe, expect, test, vi } from 'vitest';
import type { Taken } from '../../../src/relay/metrics/meter';
import type { Store, StoreAdmin } from '../../../src/relay/store/store';
import type { Forwarded, UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { defer } from '../support/deferred';
import { answered, collect, freshEvent, refused, taken } from '../support/jetstream';

type Answer = (forwarded: Forwarded) => UpstreamAnswer | Promise<UpstreamAnswer>;

/** An open store for one test, and what went upstream out of it. */
export interface Subject {
  store: Store;
  /** The ids that were sent upstream, in order. */
  sent(): string[];
  /** What the store has told of events that upstream has taken. */
  forwarded(): Taken[];
  admin(): Promise<StoreAdmin>;
  /** Lets the time pass after which the store looks for what people have changed; real time does where it is absent. */
  pass?(): void;
}

/** Opens a fresh store whose upstream answers so; it is closed with the test. */
export type OpenSubject = (answer: Answer) => Promise<Subject>;

const ACKNOWLEDGED = { kind: 'acknowledged' };
const PATIENCE = { timeout: 15_000, interval: 20 };
const settled = ({ store }: Subject) =>
  vi.waitFor(async () => expect(await store.status!()).toMatchObject({ waiting: 0 }), PATIENCE);

/** What holds for each store. */
export function describeStore(name: string, open: OpenSubject): void {
  describe(`${name}, as every store,`, () => {
    test('acknowledges an event that upstream takes, and forwards it once', async () => {
      const subject = await open(() => taken);
      const event = freshEvent();
      expect(await subject.store.accept(event)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: false });
      expect(await subject.store.accept(event)).toEqual({ outcome: ACKNOWLEDGED, isRepeat: true });
      await vi.waitFor(() => expect(subject.sent()).toEqual([event.event.event_id]), PATIENCE);
    });

    test('tells of an event that upstream has taken, once and by its ids', async () => {
      const subject = await open(() => taken);
      const { path, event } = freshEvent();
      await subject.store.accept({ path, event });
      await subject.store.accept({ path, event });
      const { source_id, event_id } = event;
      await vi.waitFor(
        () => expect(subject.forwarded()).toMatchObject([{ event: { source_id, event_id }, attempts: 1 }]),
        PATIENCE,
      );
      expect(subject.forwarded()[0]!.sinceAcceptedMs).toBeGreaterThanOrEqual(0);
    });

    test('answers two requests with one event by one forwarding', async () => {
      const subject = await open(() => taken);
      const event = freshEvent();
      const both = await Promise.all([subject.store.accept(event), subject.store.accept(event)]);
      expect(both.map(({ outcome }) => outcome)).toEqual([ACKNOWLEDGED, ACKNOWLEDGED]);
      await vi.waitFor(() => expect(subject.sent()).toEqual([event.event.event_id]), PATIENCE);
    });

    test('is ready until it is closed, and takes nothing more', async () => {
      const { store, sent } = await open(() => taken);
      expect(store.isReady()).toBe(true);
      await store.close();
      expect(store.isReady()).toBe(false);
      expect(await store.accept(freshEvent())).toMatchObject({ outcome: { kind: 'retry' } });
      expect(sent()).toEqual([]);
    });
  });
}

/** What holds for each store that keeps events. */
export function describeDurableStore(name: string, open: OpenSubject): void {
  describeStore(name, open);

  describe(`${name}, as every store that keeps events,`, () => {
    test('acknowledges while upstream is silent, and says what waits', async () => {
      const { promise, resolve } = defer<UpstreamAnswer>();
      const subject = await open(() => promise);
      expect(await subject.store.accept(freshEvent())).toMatchObject({ outcome: ACKNOWLEDGED });
      expect(await subject.store.status!()).toMatchObject({ waiting: 1, dead: 0, paused: [] });
      resolve(taken);
      await settled(subject);
    });

    test('tells how many attempts an event took, and nothing of the failed ones', async () => {
      const answers = [answered(503)];
      const subject = await open(() => answers.shift() ?? taken);
      await subject.store.accept(freshEvent());
      await vi.waitFor(() => {
        subject.pass?.();
        expect(subject.forwarded()).toMatchObject([{ attempts: 2 }]);
      }, PATIENCE);
    });

    test('makes a dead letter of what upstream refuses, which a person can put back', async () => {
      const answers = [refused, taken];
      const subject = await open(() => answers.shift() ?? taken);
      const event = freshEvent();
      await subject.store.accept(event);
      await vi.waitFor(async () => expect(await subject.store.status!()).toMatchObject({ dead: 1 }), PATIENCE);
      const admin = await subject.admin();
      const [letter] = await collect(admin.deadLetters());
      expect(letter).toMatchObject({ forwarded: event, error: 'unknown capture', attempts: 1 });
      expect(await admin.retry(letter!.id)).toBe(true);
      subject.pass?.();
      await vi.waitFor(() => expect(subject.sent()).toHaveLength(2), PATIENCE);
      await settled(subject);
      expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
    });

    test('finds an event while it waits, once it is done, and not one that it has never taken', async () => {
      const { promise, resolve } = defer<UpstreamAnswer>();
      const subject = await open(() => promise);
      const event = freshEvent();
      await subject.store.accept(event);
      const admin = await subject.admin();
      await vi.waitFor(async () => expect(await admin.find(event)).toEqual({ state: 'waiting' }), PATIENCE);
      resolve(taken);
      await vi.waitFor(async () => expect(await admin.find(event)).toEqual({ state: 'done' }), PATIENCE);
      expect(await admin.find(freshEvent())).toBeUndefined();
    });

    test('finds an event among the dead letters, with what upstream said', async () => {
      const subject = await open(() => refused);
      const event = freshEvent();
      await subject.store.accept(event);
      const admin = await subject.admin();
      const letter = expect.objectContaining({ forwarded: event, error: 'unknown capture' });
      await vi.waitFor(async () => expect(await admin.find(event)).toEqual({ state: 'dead', letter }), PATIENCE);
    });

    test('erases a dead letter for good, once', async () => {
      const subject = await open(() => refused);
      await subject.store.accept(freshEvent());
      await vi.waitFor(async () => expect(await subject.store.status!()).toMatchObject({ dead: 1 }), PATIENCE);
      const admin = await subject.admin();
      const [letter] = await collect(admin.deadLetters());
      expect([await admin.purge(letter!.id), await admin.purge(letter!.id)]).toEqual([true, false]);
      expect(await collect(admin.deadLetters())).toEqual([]);
    });

    test('forgets a person, and still knows the repeat of an event', async () => {
      const subject = await open(() => refused);
      const event = freshEvent({ fields: { email: 'forget@example.com' } });
      await subject.store.accept(event);
      await vi.waitFor(async () => expect(await subject.store.status!()).toMatchObject({ dead: 1 }), PATIENCE);
      const admin = await subject.admin();
      expect(await admin.forget({ email: 'forget@example.com' })).toBe(1);
      expect(await admin.status()).toMatchObject({ waiting: 0, dead: 0 });
      expect(await admin.find(event)).toEqual({ state: 'done' });
      expect(await subject.store.accept(event)).toMatchObject({ isRepeat: true });
      expect(subject.sent()).toHaveLength(1);
    });
  });
}
