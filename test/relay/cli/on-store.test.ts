/** A command on a real store: opened before it, and closed after it, whatever becomes of it. */
import { describe, expect, test } from 'vitest';
import { onStore, type StoreCommand } from '../../../src/relay/cli/on-store';
import type { StoreAdmin } from '../../../src/relay/store/store';
import { createStoreBench, temporaryFolder } from '../store/support/bench';

const FORM = { name: 'count', parameters: '', about: ['Counts.'], takes: () => true };

/** Runs this on the store at this place: what it was given, and what was written. */
const runOn = async (RELAY_SPOOL: string, act: StoreCommand['run']) => {
  const given: StoreAdmin[] = [];
  const said: string[] = [];
  const output = { line: () => {}, say: (sentence: string) => void said.push(sentence), explain: () => {} };
  const run: StoreCommand['run'] = (admin, args, out) => {
    given.push(admin);
    return act(admin, args, out);
  };
  const command = onStore({ ...FORM, run });
  return { code: await command.run({ RELAY_SPOOL }, ['a', 'b'], output), given, said };
};
const isClosed = async ([admin]: StoreAdmin[]) =>
  admin!.status().then(
    () => false,
    () => true,
  );

describe('onStore', () => {
  test('is the same command with the same words', () => {
    expect(onStore({ ...FORM, run: async () => 0 })).toMatchObject(FORM);
  });

  test('gives the command the open store and its arguments, and closes the store behind its exit code', async () => {
    const { folder } = await createStoreBench();
    const { code, given, said } = await runOn(folder, async (admin, args, output) => {
      output.say(`${(await admin.status()).waiting} for ${args.join()}`);
      return 2;
    });
    expect([code, said]).toEqual([2, ['0 for a,b']]);
    expect(await isClosed(given)).toBe(true);
  });

  test('says that the store cannot be changed, and closes it', async () => {
    const { folder } = await createStoreBench();
    const { code, given, said } = await runOn(folder, () => Promise.reject(new Error('no space left')));
    expect([code, said]).toEqual([1, ['the store cannot be changed: no space left']]);
    expect(await isClosed(given)).toBe(true);
  });

  test.each([
    ['none', () => 'none', /nothing is kept/],
    ['a folder without a store', temporaryFolder, /there is no store in/],
    ['no place at all', () => 'redis://127.0.0.1', /^RELAY_SPOOL must be/],
  ])('says what is wrong with %s, and does not begin', async (_, place, problem) => {
    const { code, given, said } = await runOn(place(), async () => 0);
    expect([code, given]).toEqual([1, []]);
    expect(said).toEqual([expect.stringMatching(problem)]);
  });
});
