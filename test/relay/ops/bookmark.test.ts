// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/landing" }
/** The operator's bookmark, pressed on a page: what it asks for, and what it says where that is kept away. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bookmarkOf } from '../../../src/relay/ops/bookmark';

const RELAY = 'https://relay.example.com';
const FILE = `${RELAY}/driftrock.inspector.js?driftrock_debug`;

const alerts = vi.fn();
const added = vi.fn<(script: HTMLScriptElement) => void>();

/** What a press on the bookmark does: URL standard, "javascript" scheme; the rest of the address is a script. */
function press(relayUrl = RELAY): HTMLScriptElement {
  const code = decodeURIComponent(new URL(bookmarkOf(relayUrl)).pathname);
  new Function(code)();
  return added.mock.lastCall![0];
}

/** The browser keeps the file away, and tells of it in this order: first the policy, if it was that. */
function keepAway(script: HTMLScriptElement, blockedURI?: string): void {
  if (blockedURI !== undefined)
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI }));
  script.dispatchEvent(new Event('error'));
  vi.runAllTimers();
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('alert', alerts.mockReset());
  // Nothing is to be loaded here.
  vi.spyOn(document.head, 'appendChild').mockImplementation((node) => {
    added(node as unknown as HTMLScriptElement);
    return node;
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('asks the relay for the inspector, and says nothing', () => {
  expect(press().src).toBe(FILE);
  vi.runAllTimers();
  expect(alerts).not.toHaveBeenCalled();
});

test('keeps the path that the relay has behind a proxy', () => {
  expect(press(`${RELAY}/leads`).src).toBe(`${RELAY}/leads/driftrock.inspector.js?driftrock_debug`);
});

test.each([
  ['nothing else is known', undefined],
  ['the policy forbids something else', 'https://ads.example/pixel.js'],
  ['the policy forbids what has no address', ''],
])('says that the file cannot be loaded where %s', (_, blockedURI) => {
  keepAway(press(), blockedURI);
  expect(alerts.mock.calls).toEqual([
    [expect.stringMatching(/^Driftrock: .*cannot be loaded\. Open it in a new tab\./)],
  ]);
});

// W3C Content Security Policy 3, §5.4: the whole address, or after a redirect the origin alone.
test.each([FILE, RELAY])('says that the policy forbids it, and where to read more: %s', (blockedURI) => {
  keepAway(press(), blockedURI);
  const [[said]] = alerts.mock.calls as [[string]];
  expect(said).toContain(`The page's content security policy keeps ${FILE} away. `);
  expect(said).toContain(`For the page's developer: add ${RELAY} to script-src`);
  expect(said).toMatch(/troubleshooting\.md#script-policy$/);
});

test('takes the way that a page with Trusted Types asks for', () => {
  const createPolicy = vi.fn((_name: string, rules: { createScriptURL(url: string): string }) => rules);
  vi.stubGlobal('trustedTypes', { createPolicy });
  expect(press().src).toBe(FILE);
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith('driftrock-bookmark', expect.anything());
});

test('says that the policy forbids it where it allows no such way', () => {
  const createPolicy = () => {
    throw new TypeError('Policy "driftrock-bookmark" disallowed.');
  };
  vi.stubGlobal('trustedTypes', { createPolicy });
  new Function(decodeURIComponent(new URL(bookmarkOf(RELAY)).pathname))();
  expect(alerts.mock.calls).toEqual([[expect.stringContaining('content security policy')]]);
});
