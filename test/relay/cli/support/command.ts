/** Commands of a person on a real store, next to its relay: their lines, their sentences and their exit codes. */
import { runCommand } from '../../../../src/relay/cli/run';
import { answerOf, createStoreBench, forwarded } from '../../store/support/bench';

const REFUSAL = answerOf(400, '{"error":"no such capture"}');

/** Runs commands on the store at this place. */
export const commandOn =
  (place: string) =>
  async (...args: string[]) => {
    const written = { lines: [] as object[], said: [] as string[], explained: [] as string[] };
    const output = {
      line: (line: object) => void written.lines.push(line),
      say: (text: string) => void written.said.push(text),
      explain: (text: string) => void written.explained.push(text),
    };
    const code = await runCommand(args, { RELAY_SPOOL: place }, output);
    return { code, ...written };
  };

/** A store with these events as dead letters, and a way to run commands on it next to its relay. */
export async function withDeadLetters(...events: Parameters<typeof forwarded>[0][]) {
  const bench = await createStoreBench({ answer: () => REFUSAL });
  for (const event of events) {
    await bench.store.accept(forwarded(event));
    await bench.settled();
  }
  return { ...bench, command: commandOn(bench.folder) };
}

/** Two people's events, and the moment of the test's clock as it is written. */
export const ADA = { event_id: 'event-ada', fields: { email: 'ada@example.com' } };
export const BOB = { event_id: 'event-bob', fields: { contact: { addresses: ['Bob@Example.com '] } } };
export const MOMENT = '2026-11-23T12:00:00.000Z';
