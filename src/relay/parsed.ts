/** What became of reading an option: its value, or what is wrong with it. */

/** The value, or a sentence's end that fits behind the option's name: `must be a whole number`. */
export type Parsed<Value> = { value: Value } | { problem: string };

/** The value of an option that code has passed; throws a `TypeError` naming the option when it is wrong. */
export function valueOf<Value>(parsed: Parsed<Value>, name: string): Value {
  if ('problem' in parsed) throw new TypeError(`${name} ${parsed.problem}`);
  return parsed.value;
}

/** What the next step makes of the value; a problem stays what it is. */
export const andThen = <Value, Next>(parsed: Parsed<Value>, parse: (value: Value) => Parsed<Next>): Parsed<Next> =>
  'problem' in parsed ? parsed : parse(parsed.value);
