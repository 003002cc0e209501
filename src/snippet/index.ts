/** Entry of the classic script: takes its options, installs window.driftrock, replays the stub queue. */
import type { Driftrock, Installed } from './commands';
import { createDriftrock } from './driftrock';
import { readScriptOptions } from './options';

const page = window as { driftrock?: Driftrock & Partial<Installed> & { q?: ArrayLike<unknown>[] } };
// An element with the id `driftrock` goes by the same name.
const driftrock = typeof page.driftrock === 'function' ? page.driftrock : undefined;

if (driftrock && driftrock.add) {
  // The tag is on the page twice: the second one can only add what the first one lacks.
  driftrock.add(readScriptOptions());
} else {
  const { command, add, check } = createDriftrock();
  page.driftrock = Object.assign(command, { add });
  // Which file arrives first is chance.
  add(readScriptOptions(true));
  add(readScriptOptions());
  for (const args of (driftrock && driftrock.q) || []) (command as (...args: unknown[]) => void)(...Array.from(args));
  check();
}
