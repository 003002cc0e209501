/** A command on the store that the environment names, while relays use it and while none does. */
import { readStorePlace } from '../environment';
import { openAdmin } from '../store/open';
import type { StoreAdmin } from '../store/store';
import type { Command, CommandForm, Environment, ExitCode, Output } from './command';

/** What works with the store's admin, which is opened before and closed after it. */
export interface StoreCommand extends CommandForm {
  run(admin: StoreAdmin, args: readonly string[], output: Output): Promise<ExitCode>;
}

async function open(env: Environment): Promise<StoreAdmin | { problem: string }> {
  const place = readStorePlace(env);
  if ('problem' in place) return { problem: `RELAY_SPOOL ${place.problem}` };
  return openAdmin(place.value).catch((error: Error) => ({ problem: error.message }));
}

/** The command, with its store: 1 with a sentence where there is none, and where it cannot be changed. */
export const onStore = (command: StoreCommand): Command => ({
  ...command,
  async run(env, args, output) {
    const admin = await open(env);
    if ('problem' in admin) {
      output.say(admin.problem);
      return 1;
    }
    try {
      return await command.run(admin, args, output);
    } catch (error) {
      output.say(`the store cannot be changed: ${(error as Error).message}`);
      return 1;
    } finally {
      await admin.close();
    }
  },
});
