// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** The loader's stub on a page that has one already, or none. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Stub } from '../../../src/snippet/loader/earlier-stub';
import { forgetPageListeners } from '../support/page-listeners';
import { submit } from '../support/visitor';

// Named here, not in the import: there the compiler would follow it to early-stub.js, which has no types.
const LOADER_STUB = '../../../src/snippet/loader/stub.ts';

const page = window as { driftrock?: unknown };

forgetPageListeners();

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
  document.body.innerHTML = '<form><input type="email" value="ada@example.com"></form>';
});

/** What the loader takes over on a page that has this under its name, and its own stub. */
async function load(before: unknown) {
  page.driftrock = before;
  const { takeOver } = (await import(LOADER_STUB)) as { takeOver(): ArrayLike<unknown>[] };
  return { calls: takeOver(), stub: page.driftrock as Stub };
}

/** A stub as pages paste it, with these calls in its list. */
function stubWith(...calls: unknown[][]): Stub {
  const stub: Stub = (...args) => void (stub.q = [...Array.from(stub.q ?? []), args]);
  return Object.assign(stub, calls.length > 0 && { q: calls });
}

test.each([
  ['nothing', undefined],
  ['an element with its id', document.createElement('div')],
])('on a page with %s, the stub takes calls into the list', async (_, before) => {
  const { calls, stub } = await load(before);
  expect(calls).toEqual([]);
  stub('init', {});
  expect(Array.from(calls[0]!)).toEqual(['init', {}]);
});

test('goes on with the list of an earlier stub, which holds the calls of both', async () => {
  const earlier = stubWith(['init', { relay: '/r' }]);
  const { calls, stub } = await load(earlier);
  stub('identify', 'p-1');
  expect(calls.map((call) => Array.from(call))).toEqual([
    ['init', { relay: '/r' }],
    ['identify', 'p-1'],
  ]);
  expect(earlier.q).toBe(calls);
});

test('takes the place of an earlier stub without calls', async () => {
  const earlier = stubWith();
  const { calls, stub } = await load(earlier);
  expect(stub).not.toBe(earlier);
  expect([earlier.q, stub.q]).toEqual([calls, calls]);
});

test('has the submission that an earlier stub keeps, and that one keeps none any more', async () => {
  const kept = ['<form>', [], new Event('submit')];
  const earlier = Object.assign(stubWith(), { e: kept });
  const { stub } = await load(earlier);
  expect(stub.e).toBe(kept);
  expect([earlier.e, Object.isFrozen(earlier)]).toEqual([0, true]);
});

test('keeps the submissions that come', async () => {
  const { stub } = await load(stubWith());
  submit(document.querySelector('form')!);
  expect(JSON.stringify(stub.e)).toContain('ada@example.com');
});

test('leaves the commands of a whole file that has run already as they are', async () => {
  const command = Object.freeze(Object.assign(() => {}, { add() {} }));
  const { calls, stub } = await load(command);
  expect(stub).toBe(command);
  expect(calls).toEqual([]);
});
