/** Arguments -> the command that they name, run. */
import { CHECK } from './check';
import { CHECK_PAGE } from './check-page';
import type { Command, Environment, ExitCode, Output } from './command';
import { DEAD_COMMANDS } from './dead';
import { onStore } from './on-store';
import { ADMIN_COMMANDS } from './store-commands';
import { TEST_LEAD } from './test-lead';

/** Every command there is, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [
  CHECK,
  CHECK_PAGE,
  TEST_LEAD,
  ...[...DEAD_COMMANDS, ...ADMIN_COMMANDS].map(onStore),
];

const wordsOf = ({ name }: Command): string[] => name.split(' ');
const describe = ({ name, parameters, about }: Command): string[] => [
  `  ${`driftrock-relay ${name} ${parameters}`.trim()}`,
  ...about.map((line) => `      ${line}`),
];

/** What `--help` says of these commands. */
export const describeCommands = (commands: readonly Command[] = COMMANDS): string =>
  commands.flatMap(describe).join('\n');

const inFamily =
  (args: readonly string[]) =>
  (command: Command): boolean =>
    wordsOf(command)[0] === args[0];
const isNamedBy =
  (args: readonly string[]) =>
  (command: Command): boolean =>
    wordsOf(command).every((word, index) => args[index] === word);

/** Whether the arguments begin with the first word of some command. */
export const isCommand = (args: readonly string[]): boolean => COMMANDS.some(inFamily(args));

/** The exit code, once the command that the arguments begin with has ended: 0, else with the reason said. */
export async function runCommand(args: readonly string[], env: Environment, output: Output): Promise<ExitCode> {
  const family = COMMANDS.filter(inFamily(args));
  const named = family.filter(isNamedBy(args));
  const explained = named.length > 0 ? named : family;
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.explain(describeCommands(explained));
    return 0;
  }
  const restFor = (command: Command): readonly string[] => args.slice(wordsOf(command).length);
  // One name may have two forms, which differ in what follows it.
  const command = named.find((candidate) => candidate.takes(restFor(candidate)));
  if (!command) {
    output.say(`${JSON.stringify(args.join(' '))} is not a command. There is:\n${describeCommands(explained)}`);
    return 1;
  }
  return command.run(env, restFor(command), output);
}
