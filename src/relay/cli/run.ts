/** Arguments -> the command that they name, run on the store that the environment names. */
import { readStorePlace } from '../environment';
import { openAdmin } from '../store/open';
import type { StoreAdmin } from '../store/store';
import type { Command, ExitCode, Output } from './command';
import { DEAD_COMMANDS } from './dead';
import { ADMIN_COMMANDS } from './store-commands';

/** Every command there is, in the order of `--help`. */
export const COMMANDS: readonly Command[] = [...DEAD_COMMANDS, ...ADMIN_COMMANDS];

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

async function open(env: NodeJS.ProcessEnv): Promise<StoreAdmin | { problem: string }> {
  const place = readStorePlace(env);
  if ('problem' in place) return { problem: `RELAY_SPOOL ${place.problem}` };
  return openAdmin(place.value).catch((error: Error) => ({ problem: error.message }));
}

/** The exit code, once the command that the arguments begin with has ended: 0, or 1 with the reason said. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<ExitCode> {
  const family = COMMANDS.filter(inFamily(args));
  const command = family.find(isNamedBy(args));
  const explained = command ? [command] : family;
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    output.explain(describeCommands(explained));
    return 0;
  }
  const rest = command ? args.slice(wordsOf(command).length) : [];
  if (!command?.takes(rest)) {
    output.say(`${JSON.stringify(args.join(' '))} is not a command. There is:\n${describeCommands(explained)}`);
    return 1;
  }
  const admin = await open(env);
  if ('problem' in admin) {
    output.say(admin.problem);
    return 1;
  }
  try {
    return await command.run(admin, rest, output);
  } catch (error) {
    output.say(`the store cannot be changed: ${(error as Error).message}`);
    return 1;
  } finally {
    await admin.close();
  }
}
