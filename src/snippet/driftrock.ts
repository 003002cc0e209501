/** The parts wired together behind the commands of `window.driftrock`. The only file that knows them all. */
import { type Capture, createCapture } from './capture/capture';
import { createCommands, type Installed } from './commands';
import { createDelivery } from './delivery/delivery';
import { createOutbox } from './delivery/outbox';
import { createTransport } from './delivery/transport';
import { createEarlyOpening, type EarlyPage } from './early/kept-submissions';
import { createEntries } from './entries';
import { readCampaign } from './identity/attribution';
import { createTrackingConsent, type PageGlobals } from './identity/tracking-consent';
import { createInspectorLoader } from './inspection';
import { isGranted, type Options, relayFor } from './options';
import { createReading } from './reading';
import { createReports } from './reports';

/** The commands, wired to this page; nothing is captured before a script tag or `init` has given its options. */
export function createDriftrock(): Installed {
  const page = window as unknown as PageGlobals & EarlyPage & { gaGlobal?: { vid?: unknown } };
  const options: Options = {};
  let capture: Capture | undefined;
  const isPersistent = () => options.persist !== false && isGranted(options);
  const openEarly = createEarlyOpening(page, isPersistent);
  const reports = createReports(options);
  const loadInspector = createInspectorLoader(options);
  const allowsIdentifiers = createTrackingConsent(page);
  const outbox = createOutbox(isPersistent);
  const delivery = createDelivery({
    outbox,
    send: createTransport(),
    relayOf: (entry) => relayFor(entry, options),
    complete: ({ event }) => entries.complete(event),
    onOutcome: reports.tellOutcome,
  });
  const { deliver } = delivery;
  const entries = createEntries({ options, page, outbox, reports, allowsIdentifiers, deliver });

  const start = () => {
    if (!capture) {
      outbox.restore(delivery.wake);
      capture = createCapture({
        read: createReading(options),
        onOpen: entries.open,
        onAccepted: entries.accept,
        onTurnedDown: entries.turnDown,
        onIgnored: (form, why) => reports.tell('ignored', form, why),
        onEvidence: (form, evidence) => reports.notify('evidence', form, evidence),
        watchesRequests: () => options.network !== false,
      });
      // Once all options and commands that come with the page have been heard.
      void Promise.resolve(capture).then(openEarly);
      delivery.start();
    }
    if (options.attribution && isGranted(options) && allowsIdentifiers()) readCampaign(true);
    delivery.wake();
    loadInspector();
  };

  return createCommands({ options, entries, outbox, reports, start, capture: () => capture });
}
