/** Which place leads to which store, without any that would have to be there. */
import { existsSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { NO_METER } from '../../../src/relay/metrics/meter';
import { openAdmin, openStore } from '../../../src/relay/store/open';
import { forwarded, OK, temporaryFolder } from './support/bench';

const LIMITS = { maxAgeMs: 1000, retentionMs: 1000, concurrency: 1 };

/** The store at this place, and what it has sent upstream. */
async function open(place: string) {
  const sent: unknown[] = [];
  const upstream = { keyNameOf: () => 'KEY', send: async (event: unknown) => (sent.push(event), OK) };
  const dependencies = { upstream, meter: NO_METER, report: () => {}, now: Date.now, random: () => 0 };
  const store = await openStore(place, dependencies, LIMITS);
  onTestFinished(() => store.close());
  return { store, sent };
}

describe('openStore', () => {
  test('at none keeps nothing: the event is upstream before it is acknowledged', async () => {
    const { store, sent } = await open('none');
    expect(store.status).toBeUndefined();
    await store.accept(forwarded());
    expect(sent).toEqual([forwarded()]);
  });

  test('at a folder keeps events there', async () => {
    const folder = temporaryFolder();
    const { store } = await open(folder);
    expect(await store.status!()).toMatchObject({ waiting: 0, dead: 0 });
    expect(existsSync(`${folder}/data.mdb`)).toBe(true);
  });

  test.each(['nats://', 'NATS://a', 'tls://a b', 'nats://secret@a'])(
    'at the wrong address %s says what is wrong with it, and does not take it for a folder',
    async (place) => {
      await expect(open(place)).rejects.toThrow(/^(?!.*secret)RELAY_SPOOL must /);
    },
  );
});

describe('openAdmin', () => {
  test('at none says that nothing is kept', async () => {
    await expect(openAdmin('none')).rejects.toThrow('nothing is kept: RELAY_SPOOL is none');
  });

  test('at a folder without a store makes none', async () => {
    const folder = temporaryFolder();
    await expect(openAdmin(folder)).rejects.toThrow(`there is no store in ${folder}`);
    expect(existsSync(folder)).toBe(false);
  });

  test('at a folder asks the store there', async () => {
    const folder = temporaryFolder();
    const { store } = await open(folder);
    const admin = await openAdmin(folder);
    onTestFinished(() => admin.close());
    expect(await admin.status()).toEqual(await store.status!());
  });

  test('at the wrong address of a NATS says what is wrong with it', async () => {
    await expect(openAdmin('nats://a?name=a.b')).rejects.toThrow('RELAY_SPOOL must have a name');
  });
});
