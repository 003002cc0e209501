/** What is counted while events pass through. */

/** Takes each thing that happens, for whoever counts; never throws. */
export interface Meter {
  /** An event was acknowledged to a page. */
  accepted(): void;
  /** A repeat was acknowledged, and not kept again. */
  repeated(): void;
  /** Upstream has taken an event: how long that attempt took, in milliseconds. */
  forwarded(ms: number): void;
  /** An attempt failed, and another one will follow. */
  retried(): void;
  /** An event became a dead letter. */
  died(): void;
}

/** Counts nothing. */
export const NO_METER: Meter = { accepted() {}, repeated() {}, forwarded() {}, retried() {}, died() {} };
