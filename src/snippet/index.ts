/** Entry of the classic script: takes its options, installs window.driftrock, replays the stub queue. */
import { createDriftrock } from './driftrock';
import { findScript, readScriptOptions } from './options';

declare global {
  interface Window {
    driftrock?: { (...args: unknown[]): void; q?: ArrayLike<unknown>[]; add?: (scriptOptions: object) => void };
  }
}

const before = window.driftrock;
const scriptOptions = readScriptOptions(findScript());

if (before?.add) {
  // The tag is on the page twice: the second one can only add what the first one lacks.
  before.add(scriptOptions);
} else {
  const { command, add, check } = createDriftrock();
  const installed = Object.assign(command as (...args: unknown[]) => void, { add });
  window.driftrock = installed;
  add(scriptOptions);
  for (const args of before?.q || []) installed(...Array.from(args));
  check();
}
