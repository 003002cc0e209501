/** Dead letters, for the person who can bring them further. */
import type { DeadLetter, StoreAdmin } from '../store/store';
import { type ExitCode, momentOf, type Output } from './command';
import type { StoreCommand } from './on-store';

const ALL = '--all';
// Changes that wait together share a flush of the disk.
const CHANGES_AT_ONCE = 100;

const about = ({ id, error, attempts, acceptedAt, deadAt }: DeadLetter) => ({
  id,
  error,
  attempts,
  accepted_at: momentOf(acceptedAt),
  dead_at: momentOf(deadAt),
});

/** Without what the visitor typed: a list is looked at, and lands in tickets. */
const summaryOf = (letter: DeadLetter) => {
  const { path, event } = letter.forwarded;
  return { ...about(letter), path, source_id: event.source_id, event_type: event.event_type, event_id: event.event_id };
};

const wholeOf = (letter: DeadLetter) => ({ ...about(letter), ...letter.forwarded });

const NO_ARGUMENTS = (args: readonly string[]): boolean => args.length === 0;
const ONE_ID = ([id, ...more]: readonly string[]): boolean =>
  id !== undefined && !id.startsWith('-') && more.length === 0;

async function writeAll(admin: StoreAdmin, output: Output, write: (letter: DeadLetter) => object): Promise<ExitCode> {
  let count = 0;
  for await (const letter of admin.deadLetters()) {
    output.line(write(letter));
    count += 1;
  }
  output.say(count === 0 ? 'there are no dead letters' : `${count} dead ${count === 1 ? 'letter' : 'letters'}`);
  return 0;
}

const noLetter = (output: Output, id: string): ExitCode => {
  output.say(`there is no dead letter ${JSON.stringify(id)}: driftrock-relay dead list shows their ids`);
  return 1;
};

const readIds = async (admin: StoreAdmin): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of admin.deadLetters()) ids.push(id);
  return ids;
};

/** A change that is made to one letter, or to all: `done` is what it is called afterwards. */
const changing = (name: 'retry' | 'purge', { done, about }: { done: string; about: string[] }): StoreCommand => ({
  name: `dead ${name}`,
  parameters: `<id> | ${ALL}`,
  about,
  takes: (args) => ONE_ID(args) || (args.length === 1 && args[0] === ALL),
  async run(admin, [wanted = ''], output) {
    const ids = wanted === ALL ? await readIds(admin) : [wanted];
    let count = 0;
    for (let from = 0; from < ids.length; from += CHANGES_AT_ONCE) {
      const some = ids.slice(from, from + CHANGES_AT_ONCE);
      const changed = await Promise.all(some.map((id) => admin[name](id)));
      const found = some.filter((_, index) => changed[index]);
      for (const id of found) output.line({ id, [done]: true });
      count += found.length;
    }
    if (count === 0 && wanted !== ALL) return noLetter(output, wanted);
    output.say(
      count === 0 ? 'there are no dead letters' : `${count} dead ${count === 1 ? 'letter' : 'letters'} ${done}`,
    );
    return 0;
  },
});

/** All that can be done with dead letters. */
export const DEAD_COMMANDS: readonly StoreCommand[] = [
  {
    name: 'dead list',
    parameters: '',
    about: ['One JSON line a dead letter, the oldest first, without what visitors typed.'],
    takes: NO_ARGUMENTS,
    run: (admin, _, output) => writeAll(admin, output, summaryOf),
  },
  {
    name: 'dead show',
    parameters: '<id>',
    about: ['The dead letter as a JSON line, with the whole event.'],
    takes: ONE_ID,
    async run(admin, [wanted = ''], output) {
      for await (const letter of admin.deadLetters()) {
        if (letter.id !== wanted) continue;
        output.line(wholeOf(letter));
        return 0;
      }
      return noLetter(output, wanted);
    },
  },
  changing('retry', {
    done: 'retried',
    about: ['Puts one or all among the waiting events again; a running relay sends them within a second.'],
  }),
  {
    name: 'dead export',
    parameters: '',
    about: ['All dead letters as JSON lines, with their whole events. They stay.'],
    takes: NO_ARGUMENTS,
    run: (admin, _, output) => writeAll(admin, output, wholeOf),
  },
  changing('purge', { done: 'purged', about: ['Erases one or all for good.'] }),
];
