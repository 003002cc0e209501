/** A promise that the test settles by hand: to hold an answer back without waiting for a clock. */

/** The promise with its own settler; Node 20 has no `Promise.withResolvers`. */
export function defer<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => (resolve = settle));
  return { promise, resolve };
}
