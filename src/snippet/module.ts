/** Entry for bundlers: the same commands as a function, started by `driftrock('init', options)`. */
import type { Driftrock } from './commands';
import { createDriftrock } from './driftrock';

export type { FieldValue, LeadEvent } from '../event';
export type { Driftrock } from './commands';
export type { Consent, Options } from './options';
export type { Listeners } from './reports';
export type { TrackedEvent } from './tracked-event';

declare global {
  interface Window {
    /** The commands, once the script tag or this module has put them there. */
    driftrock?: Driftrock;
  }
}

/**
 * The commands of the product; nothing happens before `init`.
 *
 * On a server there is no page, whatever a library there calls `window`: every command is then without effect. A page
 * that has the script tag as well keeps one capture: the one that came first.
 */
export const driftrock: Driftrock = isPage() ? commandOfPage() : () => {};

/** Whether there is a document in a window that has listeners: what a server makes up lacks one or the other. */
function isPage(): boolean {
  if (typeof window !== 'object' || typeof document !== 'object') return false;
  return !!document?.defaultView && !!window?.addEventListener;
}

function commandOfPage(): Driftrock {
  const page = window as { driftrock?: Driftrock & { add?: unknown; q?: ArrayLike<unknown>[] } };
  const before = typeof page.driftrock === 'function' ? page.driftrock : undefined;
  if (before && before.add) return before;
  const { command, add, check } = createDriftrock();
  const checked: Driftrock = (name: string, ...args: unknown[]) => {
    (command as (...args: unknown[]) => void)(name, ...args);
    if (name === 'init') check();
  };
  page.driftrock = Object.assign(checked, { add });
  // Calls of the stub's, such as those of the form builders' script, have waited for this.
  for (const args of (before && before.q) || []) (checked as (...args: unknown[]) => void)(...Array.from(args));
  return page.driftrock;
}
