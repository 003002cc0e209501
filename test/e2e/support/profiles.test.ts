/** One profile for one test after the other: `e2e/support/profiles.ts`, on a browser that does nothing. */
import { expect, test, vi } from 'vitest';
import type { Profile } from '../../../e2e/support/browser';
import { createProfiles } from '../../../e2e/support/profiles';

const A = 'http://127.0.0.1:1';
const B = 'http://127.0.0.1:2';

const createProfile = () =>
  ({ empty: vi.fn(async () => {}), close: vi.fn(async () => {}) }) as Pick<Profile, 'empty' | 'close'> as Profile;

/** Profiles, and the browser's own that they are. */
function setUp() {
  const opened: Profile[] = [];
  const newProfile = async () => {
    const profile = createProfile();
    opened.push(profile);
    return profile;
  };
  return { opened, profiles: createProfiles({ newProfile }) };
}

/** One test on the site of this origin. */
async function visit({ profiles }: ReturnType<typeof setUp>, origin: string): Promise<Profile> {
  const profile = await profiles.take(origin);
  await profiles.giveBack(profile, origin);
  return profile;
}

test('the next test gets the profile of the last one, emptied on the page of its own site', async () => {
  const browser = setUp();
  const first = await visit(browser, A);
  expect(first.empty).toHaveBeenCalledExactlyOnceWith(`${A}/blank`);
  expect(await visit(browser, B)).toBe(first);
  expect(first.close).not.toHaveBeenCalled();
});

test('a site whose origin an earlier one had gets a new profile', async () => {
  const browser = setUp();
  const first = await visit(browser, A);
  await visit(browser, B);
  const second = await visit(browser, A);
  expect(second).not.toBe(first);
  expect(first.close).toHaveBeenCalledOnce();
  // What the old profile knew, the new one does not.
  expect(await visit(browser, B)).toBe(second);
});

test('a profile that cannot be emptied is closed, and the next test gets a new one', async () => {
  const browser = setUp();
  const first = await browser.profiles.take(A);
  vi.mocked(first.empty).mockRejectedValueOnce(new Error('a dialog is open'));
  await browser.profiles.giveBack(first, A);
  expect(first.close).toHaveBeenCalledOnce();
  expect(await visit(browser, B)).not.toBe(first);
});

test('the end of the worker closes what is kept', async () => {
  const browser = setUp();
  const profile = await visit(browser, A);
  await browser.profiles.close();
  expect(profile.close).toHaveBeenCalledOnce();
  expect(browser.opened).toHaveLength(1);
});
