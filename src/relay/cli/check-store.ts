/** Whether events can be kept where the environment says, while a relay keeps them there and while none does. */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNatsAddress, withoutLogin } from '../store/jetstream/address';
import { holdsOtherThings } from '../store/local/private-folder';
import { NO_PLACE, openAdmin } from '../store/open';
import { NO_STORE_YET, type StoreStatus } from '../store/store';
import { momentOf } from './command';
import type { Finding } from './finding';

const SUBJECT = 'store';
// Four of the steps in which the store's file grows: some ten thousand leads.
const LEAST_FREE_BYTES = 16 * 1024 * 1024;

const ok = (cause: string): Finding => ({ mark: 'ok', subject: SUBJECT, cause });
const problem = (cause: string, hint: string): Finding => ({ mark: 'problem', subject: SUBJECT, cause, hint });
const warning = (cause: string, hint: string): Finding => ({ mark: 'warning', subject: SUBJECT, cause, hint });

/** The folder itself, or the nearest one above it that is there. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));

/** What is in the way of a store in this folder, as far as can be told without making one. */
function problemOfFolder(folder: string): Finding | undefined {
  const existing = nearest(folder);
  try {
    if (!statSync(existing).isDirectory()) return problem(`${existing} is a file`, 'name a folder in RELAY_SPOOL');
    accessSync(existing, constants.W_OK | constants.X_OK);
    if (existing === folder && holdsOtherThings(folder))
      return problem(`${folder} holds other things`, 'name a folder for the store alone in RELAY_SPOOL');
    const { bavail, bsize } = statfsSync(existing);
    if (bavail * bsize >= LEAST_FREE_BYTES) return undefined;
    return problem(`the disk of ${folder} has no room left`, 'make room: until then no event is taken');
  } catch (error) {
    return problem(
      `${existing} cannot be written (${(error as NodeJS.ErrnoException).code})`,
      "let the relay's user write there, or name another folder in RELAY_SPOOL",
    );
  }
}

function describe({ waiting, dead, oldestAt, paused }: StoreStatus, place: string): Finding[] {
  const since = oldestAt === undefined ? '' : `, the oldest since ${momentOf(oldestAt)}`;
  return [
    ok(`${place}: ${waiting} ${waiting === 1 ? 'event waits' : 'events wait'}${since}`),
    ...(dead === 0
      ? []
      : [warning(`${dead} dead ${dead === 1 ? 'letter' : 'letters'}`, 'driftrock-relay dead list says why')]),
    ...paused.map((key) =>
      warning(`events wait for a key that Driftrock has refused: ${key}`, 'whether it still does is said below'),
    ),
  ];
}

async function askAdmin(place: string, shown: string): Promise<Finding[]> {
  try {
    const admin = await openAdmin(place);
    try {
      return describe(await admin.status(), shown);
    } finally {
      await admin.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === NO_STORE_YET) return [ok(`${shown}: nothing is kept yet; the relay begins at its first start`)];
    return [problem(`${shown} cannot be used: ${message}`, 'put right what is said here, or name another RELAY_SPOOL')];
  }
}

/** What was found at this place: a folder, a NATS or `none`. Nothing is made there. */
export async function checkStore(place: string): Promise<Finding[]> {
  if (place === NO_PLACE) return [ok('nothing is kept: each page waits for Driftrock')];
  if (isNatsAddress(place)) return askAdmin(place, withoutLogin(place));
  const folder = resolve(place);
  const inTheWay = problemOfFolder(folder);
  return inTheWay ? [inTheWay] : askAdmin(place, folder);
}
