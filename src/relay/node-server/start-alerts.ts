/** The alerts of a relay under Node: to the address that the options name, as long as the relay runs. */
import { hostname } from 'node:os';
import type { RelayProcessOptions } from '../environment';
import { createAlertSender } from '../health/alert-sender';
import { watchForAlerts } from '../health/alert-watch';
import type { Facts } from '../health/problem';
import { storeKindOf } from '../health/watch';
import { createReport } from '../report-line';
import { NO_PLACE } from '../store/open';
import { createKeyring } from '../upstream/api-keys';
import { keepToldIn } from './told-alerts';

const HOUR_MS = 60 * 60_000;

/** Tells of what begins and what is over until the function that it returns is called; nobody has to wait for that. */
export function startAlerts(options: RelayProcessOptions, facts: () => Promise<Facts>): () => void {
  const { alertUrl, alertSilenceHours, publicUrl = hostname(), storePlace = NO_PLACE } = options;
  const { now = Date.now, writeLog = console.log } = options;
  if (alertUrl === undefined) return () => {};
  const report = createReport({ writeLog, now, redact: createKeyring(options).redact });
  return watchForAlerts({
    facts,
    // Not the options' own fetch, which is for Driftrock alone.
    sender: createAlertSender({ url: alertUrl, fetch, report, now }),
    keeper: keepToldIn(storeKindOf(storePlace) === 'folder' ? storePlace : undefined),
    report,
    rules: { silenceMs: alertSilenceHours === undefined ? undefined : alertSilenceHours * HOUR_MS },
    name: `Driftrock relay ${publicUrl}`,
  });
}
