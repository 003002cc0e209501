/** Looks at a relay again and again, and has the operator told of what begins and what is over. */
import { type AlertRules, nextAlerts, type Told } from './alerts';
import type { AlertSender } from './alert-sender';
import { describeError } from '../log';
import type { Report } from '../report-line';
import type { Facts } from './problem';

/** Where it is kept what was told: a relay that is started again must not tell it twice, and must know what is over. */
export interface ToldKeeper {
  read(): Told;
  write(told: Told): void;
}

/** What watching works with. */
export interface AlertWatchParts {
  facts(): Promise<Facts>;
  sender: AlertSender;
  keeper: ToldKeeper;
  rules: AlertRules;
  report: Report;
  /** Before each text: which relay speaks. */
  name: string;
  /** Between two looks, in milliseconds. */
  everyMs?: number;
}

const EVERY_MS = 10_000;

/** Watches until the function that it returns is called. Keeps no process alive. */
export function watchForAlerts(parts: AlertWatchParts): () => void {
  const { facts, sender, keeper, rules, report, name, everyMs = EVERY_MS } = parts;
  const state: { told: Told; isStopped: boolean; timer?: NodeJS.Timeout } = { told: keeper.read(), isStopped: false };

  const look = async (): Promise<void> => {
    const seen = await facts();
    if (state.isStopped) return;
    const { told, texts } = nextAlerts(state.told, seen, rules);
    state.told = told;
    for (const text of texts) sender.send(`${name}: ${text}`);
    if (texts.length > 0) keeper.write(told);
  };

  const lookAgain = async (): Promise<void> => {
    // An error here must not end the process, which takes leads.
    await look().catch((error: Error) => report('error', 'alerts: cannot look', { reason: describeError(error) }));
    if (!state.isStopped) plan();
  };

  const plan = (): void => {
    state.timer = setTimeout(() => void lookAgain(), everyMs).unref();
  };

  plan();
  return () => {
    state.isStopped = true;
    clearTimeout(state.timer);
    sender.close();
  };
}
