/** A clock that moves only when the test says so, with the timers that go by it. */

/** A clock that begins at noon of some day. */
export function createTestClock() {
  const state = { now: Date.UTC(2026, 10, 23, 12) };
  const timers = new Set<{ at: number; run: () => void }>();
  return {
    now: () => state.now,
    after(ms: number, run: () => void) {
      const timer = { at: state.now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    /** Lets so many milliseconds go by at once, and runs what was due within them. */
    pass(ms: number) {
      state.now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= state.now)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}
