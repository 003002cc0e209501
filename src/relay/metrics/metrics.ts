/** What is counted, in the format of Prometheus. No label holds anything that a page or a visitor has sent. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AnswerMeter } from './meter';
import type { StoreStatus } from '../store/store';

const PREFIX = 'driftrock_relay_';
// From an answer out of memory to the longest that a browser waits, in seconds.
const SECONDS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
// From at once to the two weeks after which an event is a dead letter.
const AGE_SECONDS_BUCKETS = [0.1, 1, 10, 60, 600, 3600, 6 * 3600, 86_400, 7 * 86_400, 14 * 86_400];

/** The state of a relay at the moment of a scrape. */
export interface Standing {
  isReady: boolean;
  isUpstreamReachable: boolean;
  /** `undefined` where nothing is kept. */
  store: StoreStatus | undefined;
}

/** A relay's counts. */
export interface Metrics {
  meter: AnswerMeter;
  /** The exposition, with the gauges as `standing` says. */
  text(standing: Standing): Promise<string>;
  contentType: string;
}

function createCounters(registers: Registry[]) {
  const count = (name: string, help: string) => new Counter({ name: `${PREFIX}${name}_total`, help, registers });
  return {
    accepted: count('accepted', 'Events acknowledged to pages, without repeats'),
    repeated: count('repeated', 'Repeats acknowledged to pages and not forwarded'),
    forwarded: count('forwarded', 'Events that Driftrock has taken'),
    retried: count('retried', 'Attempts that failed and are followed by another one'),
    dead: count('dead', 'Events that became dead letters'),
    refused: new Counter({
      name: `${PREFIX}refused_total`,
      help: 'Requests not acknowledged, by class of status',
      labelNames: ['class'],
      registers,
    }),
  };
}

function createHistograms(registers: Registry[]) {
  const measure = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `${PREFIX}${name}_seconds`, help, buckets, registers });
  return {
    answer: measure('answer', 'From a request to its answer', SECONDS_BUCKETS),
    attempt: measure('attempt', "Successful attempts: from the request to Driftrock's answer", SECONDS_BUCKETS),
    delivery: measure('delivery', "From an event's acceptance to Driftrock's", AGE_SECONDS_BUCKETS),
  };
}

function createGauges(registers: Registry[], now: () => number) {
  const gauge = (name: string, help: string) => new Gauge({ name: PREFIX + name, help, registers });
  const waiting = gauge('waiting_events', 'Events accepted and neither forwarded nor dead');
  const oldest = gauge('oldest_waiting_seconds', 'Age of the oldest waiting event; 0 when none waits');
  const dead = gauge('dead_letters', 'Dead letters that wait for a person');
  const paused = gauge('paused_keys', 'Keys that Driftrock refuses');
  const ready = gauge('ready', '1 while events can be accepted');
  const reachable = gauge('upstream_reachable', '1 while Driftrock answers');
  return ({ isReady, isUpstreamReachable, store }: Standing) => {
    ready.set(Number(isReady));
    reachable.set(Number(isUpstreamReachable));
    waiting.set(store?.waiting ?? 0);
    oldest.set(store?.oldestAt === undefined ? 0 : Math.max(now() - store.oldestAt, 0) / 1000);
    dead.set(store?.dead ?? 0);
    paused.set(store?.paused.length ?? 0);
  };
}

/** Counts of a registry of their own, so that several relays in one process do not share them. */
export function createMetrics(now: () => number = Date.now): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = createCounters([registry]);
  const histograms = createHistograms([registry]);
  const setGauges = createGauges([registry], now);

  return {
    meter: {
      accepted: () => counters.accepted.inc(),
      repeated: () => counters.repeated.inc(),
      forwarded({ ms, sinceAcceptedMs }) {
        counters.forwarded.inc();
        histograms.attempt.observe(ms / 1000);
        // Accepted by one clock, forwarded by another one.
        histograms.delivery.observe(Math.max(sinceAcceptedMs, 0) / 1000);
      },
      retried: () => counters.retried.inc(),
      died: () => counters.dead.inc(),
      answered(status, ms) {
        histograms.answer.observe(ms / 1000);
        if (status >= 400) counters.refused.inc({ class: `${Math.floor(status / 100)}xx` });
      },
    },
    async text(standing) {
      setGauges(standing);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
