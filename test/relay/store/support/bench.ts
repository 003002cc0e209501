/** An embedded store in a folder of its own, with a clock and an upstream that the test holds in its hands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { LeadEvent } from '../../../../src/event';
import { NO_METER, type Taken } from '../../../../src/relay/metrics/meter';
import { openLocalStore } from '../../../../src/relay/store/local/index';
import { openLocalAdmin } from '../../../../src/relay/store/local/admin';
import type { StoreAdmin, StoreLimits } from '../../../../src/relay/store/store';
import type { Forwarded, UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { lead } from '../../support/events';
import { createTestClock } from './clock';

export const OK: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };
export const answerOf = (status: number, body = '', retryAfter: string | null = null): UpstreamAnswer => ({
  status,
  body,
  retryAfter,
});

/** An event on its way, with these changes. */
export const forwarded = (event: Partial<LeadEvent> = {}): Forwarded => ({
  path: '/v2/event',
  event: { ...lead, ...event },
});

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

type Answer = (forwarded: Forwarded) => UpstreamAnswer | Promise<UpstreamAnswer>;

interface BenchOptions {
  answer?: Answer;
  limits?: Partial<StoreLimits>;
  folder?: string;
  keyNameOf?: (forwarded: Forwarded) => string;
}

/** The store, its upstream, its log and short words to act with. */
export async function createStoreBench({
  answer = () => OK,
  limits,
  folder = temporaryFolder(),
  keyNameOf = () => 'KEY',
}: BenchOptions = {}) {
  const clock = createTestClock();
  const upstream = { answer };
  const attempts: Forwarded[] = [];
  const taken: Taken[] = [];
  const lines: { level: string; message: string }[] = [];
  const dependencies = {
    upstream: {
      keyNameOf,
      async send(event: Forwarded) {
        attempts.push(event);
        return upstream.answer(event);
      },
    },
    meter: { ...NO_METER, forwarded: (event: Taken) => void taken.push(event) },
    report: (level: string, message: string, details?: object) => void lines.push({ level, message, ...details }),
    now: clock.now,
    after: clock.after,
    random: () => 0,
  };
  const open = () =>
    openLocalStore(folder, dependencies, { maxAgeMs: 1_000_000, retentionMs: 10_000_000, concurrency: 4, ...limits });
  const opened = { store: await open() };
  onTestFinished(() => opened.store.close());

  const status = () => opened.store.status!();
  const admins: StoreAdmin[] = [];
  /** One admin for the whole test. */
  const admin = async () => {
    const [open = await openLocalAdmin(folder, { now: clock.now })] = admins;
    if (admins.length === 0) onTestFinished(() => open.close());
    admins[0] = open;
    return open;
  };
  return {
    folder,
    attempts,
    taken,
    lines,
    status,
    get store() {
      return opened.store;
    },
    now: clock.now,
    pass: clock.pass,
    answer: (next: Answer) => void (upstream.answer = next),
    attempted: (count: number) =>
      vi.waitFor(
        () => attempts.length >= count || Promise.reject(new Error(`${attempts.length} of ${count} attempts`)),
        10_000,
      ),
    /** Resolves when nothing waits. */
    settled: () =>
      vi.waitFor(async () => {
        const { waiting } = await status();
        if (waiting > 0) throw new Error(`${waiting} events wait`);
      }, 10_000),
    /** Resolves when the disk has taken what was begun, by a change that changes nothing. */
    written: async () => {
      await (await admin()).retry('none');
      await new Promise((resolve) => setImmediate(resolve));
    },
    async restart({ answer: next = upstream.answer }: { answer?: Answer } = {}) {
      await opened.store.close();
      upstream.answer = next;
      opened.store = await open();
    },
    admin,
  };
}
