/** Whether events can be kept at a place, asked without making anything there. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkStore } from '../../../src/relay/cli/check-store';
import { answerOf, createStoreBench, forwarded, temporaryFolder } from '../store/support/bench';
import { MOMENT, withDeadLetters } from './support/command';

const SUBJECT = { subject: 'store' };

describe('checkStore', () => {
  test('says what it means to keep nothing', async () => {
    expect(await checkStore('none')).toEqual([
      { ...SUBJECT, mark: 'ok', cause: 'nothing is kept: each page waits for Driftrock' },
    ]);
  });

  test.each([
    ['a folder that is not there, nor the one above it', (folder: string) => join(folder, 'deep', 'below')],
    ['an empty folder', (folder: string) => (mkdirSync(folder), folder)],
  ])('takes %s, and makes nothing there', async (_, placeIn) => {
    const place = placeIn(temporaryFolder());
    const wasThere = existsSync(place);
    expect(await checkStore(place)).toEqual([
      { ...SUBJECT, mark: 'ok', cause: `${place}: nothing is kept yet; the relay begins at its first start` },
    ]);
    expect(existsSync(place)).toBe(wasThere);
  });

  test.each([
    [1, '1 event waits'],
    [2, '2 events wait'],
  ])('counts %i that wait, next to the relay that keeps them', async (count, words) => {
    const { store, folder, attempted } = await createStoreBench({ answer: () => answerOf(503) });
    for (let event = 0; event < count; event += 1) await store.accept(forwarded({ event_id: `event-${event}` }));
    await attempted(1);
    expect(await checkStore(folder)).toEqual([
      { ...SUBJECT, mark: 'ok', cause: `${folder}: ${words}, the oldest since ${MOMENT}` },
    ]);
  });

  test('warns of dead letters, and shows nothing of what is in them', async () => {
    const { folder } = await withDeadLetters({ event_id: 'a' }, { event_id: 'b' });
    const found = await checkStore(folder);
    expect(found).toEqual([
      { ...SUBJECT, mark: 'ok', cause: `${folder}: 0 events wait` },
      { ...SUBJECT, mark: 'warning', cause: '2 dead letters', hint: 'driftrock-relay dead list says why' },
    ]);
  });

  test('warns of a key that events wait for', async () => {
    const { store, folder, attempted, written } = await createStoreBench({
      answer: () => answerOf(401),
      keyNameOf: () => 'source a',
    });
    await store.accept(forwarded());
    await attempted(1);
    await written();
    expect(await checkStore(folder)).toContainEqual(
      expect.objectContaining({
        mark: 'warning',
        cause: 'events wait for a key that Driftrock has refused: source a',
      }),
    );
  });

  test.each([
    [
      'a folder that holds other things',
      (folder: string) => (mkdirSync(folder), writeFileSync(join(folder, 'notes.txt'), 'x'), folder),
      /holds other things$/,
      'for the store alone',
    ],
    [
      'a damaged store',
      (folder: string) => (mkdirSync(folder), writeFileSync(join(folder, 'data.mdb'), 'x'.repeat(8192)), folder),
      /cannot be used: .*first page is damaged/,
      'put right what is said here',
    ],
    [
      'a file in the place of the folder',
      (folder: string) => (writeFileSync(folder, ''), folder),
      /is a file$/,
      'name a folder',
    ],
    [
      'a file above the folder',
      (folder: string) => (writeFileSync(folder, ''), join(folder, 'data')),
      /is a file$/,
      'name a folder',
    ],
  ])('says what is wrong with %s, and what to do', async (_, spoil, cause, hint) => {
    expect(await checkStore(spoil(temporaryFolder()))).toEqual([
      {
        ...SUBJECT,
        mark: 'problem',
        cause: expect.stringMatching(cause),
        hint: expect.stringContaining(hint),
      },
    ]);
  });

  test('names the whole path of a folder that is given from here', async () => {
    const folder = temporaryFolder();
    const [found] = await checkStore(join('.', 'not-there', '..', folder));
    expect(found?.cause).toContain(`${join(process.cwd(), dirname(folder))}/`);
  });

  test('says that no NATS answers, without its password', async () => {
    const found = await checkStore('nats://ada:secret@127.0.0.1:1');
    expect(found).toEqual([
      expect.objectContaining({ mark: 'problem', cause: expect.stringMatching(/^nats:\/\/.* cannot be used: /) }),
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});
