// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/landing" }
/** The inspector on a page: when its panel opens, what keeps it up to date, what its buttons do, and how it ends. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../src/event';
import { PANEL } from '../../src/inspector/find-forms';
import { showEverything } from '../snippet/support/forms';
import { forgetPageListeners } from '../snippet/support/page-listeners';
import { evidenceOf } from './support/evidence';

const RELAY = 'https://relay.example/v2/event';
const OPTIONS = { relay: RELAY, sourceId: 's-1' };
const FORM = '<form id="contact"><input type="email" name="email"><button>Send</button></form>';
const EVENT: LeadEvent = {
  ...{ event_type: 'lead', event_name: 'Contact', source_id: 's-1', event_id: 'e-1' },
  ...{ fields: { email: 'ada@example.com' }, created_at: '2026-11-20T10:00:00.000Z' },
};

// The edge of the page: what the relay answers.
const fetched = vi.fn<typeof fetch>();
const commands = vi.fn();
const state = {
  listeners: {} as Record<string, (...told: unknown[]) => void>,
  entries: [] as object[],
  options: OPTIONS as object,
  root: undefined as ShadowRoot | undefined,
};

forgetPageListeners();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: 1_000_000 });
  showEverything();
  Object.assign(state, { listeners: {}, entries: [], options: OPTIONS, root: undefined });
  vi.spyOn(console, 'info').mockImplementation(() => {});
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    return (state.root = attach.call(this, init));
  });
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset().mockImplementation(async () => Response.json({ data: 'ok' }));
  vi.stubGlobal('driftrock', driftrock);
  commands.mockReset();
  sessionStorage.clear();
  document.body.innerHTML = FORM;
  history.replaceState(null, '', '/landing?driftrock_debug');
});

afterEach(() => {
  (state.root?.querySelector('#driftrock-close') as HTMLElement | undefined)?.click();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A snippet that tells what the test says; its other commands are noted. */
function driftrock(command: string, ...words: unknown[]): void {
  const [first, second] = words as [never, (...told: unknown[]) => void];
  if (command === 'inspect') (first as (...told: unknown[]) => void)(state.options, () => state.entries, false);
  else if (command === 'on') state.listeners[first] = second;
  else commands(command, ...words);
}

/** Time passes, and what was under way at its end arrives. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Runs the inspector; the relay has answered by then. */
async function run(): Promise<void> {
  await import('../../src/inspector/index');
  await pass(10);
}

const tell = (name: string, ...told: unknown[]) => state.listeners[name]!(...told);
const isOpen = () => document.querySelector(PANEL) !== null;
const part = (name: string) => state.root!.querySelector<HTMLElement>(`#driftrock-${name}`)!;
const noteOf = (name: string) => part(name).querySelector('.count')!.textContent;
const said = () => state.root!.querySelector('[role=status]')!.textContent;
const press = (text: string) =>
  [...state.root!.querySelectorAll('button')].find(({ textContent }) => textContent === text)!.click();
/** The page's last change is heard, and the page has come to rest. */
const settle = () => pass(1_000);
const asked = () => fetched.mock.calls.length;

describe('the line in the console', () => {
  const LINE = `%VERSION%; relay ${RELAY}; capture s-1; consent granted; forms: #contact (lead form: `;

  test.each(['/landing', '/landing?driftrock_debug'])('says at %s what is installed', async (address) => {
    history.replaceState(null, '', address);
    await run();
    expect(vi.mocked(console.info).mock.calls).toEqual([['Driftrock:', expect.stringContaining(LINE)]]);
  });

  test('waits for the elements of a page that is being read', async () => {
    const loading = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    document.body.replaceChildren();
    await run();
    expect([vi.mocked(console.info).mock.calls, isOpen()]).toEqual([[], false]);
    loading.mockRestore();
    document.body.innerHTML = FORM;
    document.dispatchEvent(new Event('DOMContentLoaded'));
    await pass(10);
    expect(vi.mocked(console.info).mock.calls).toEqual([['Driftrock:', expect.stringContaining(LINE)]]);
    expect(isOpen()).toBe(true);
  });
});

describe('the panel', () => {
  test('is opened for nobody who has not asked', async () => {
    history.replaceState(null, '', '/landing');
    await run();
    expect(isOpen()).toBe(false);
  });

  test('is opened on the next page of the tab, too', async () => {
    history.replaceState(null, '', '/next');
    sessionStorage.setItem('driftrock_debug', '1');
    await run();
    expect(isOpen()).toBe(true);
  });

  test('has its parts before the relay has answered, and what it has said afterwards', async () => {
    fetched.mockReturnValue(new Promise(() => {}));
    await run();
    const titles = [...state.root!.querySelectorAll('h3')].map(({ textContent }) => textContent);
    expect(titles).toEqual(['Installation', 'Forms', 'Submissions', 'Delivery', 'Test']);
    expect([noteOf('installation'), noteOf('forms')]).toEqual(['is being looked at', '1 on this page, 1 for leads']);
    fetched.mockImplementation(async () => Response.json({ data: 'ok', installation: { origin: 'refused' } }));
    await pass(5_000);
    expect(noteOf('installation')).toBe('1 thing is wrong');
  });

  test('judges the forms by the options of the snippet', async () => {
    state.options = { ...OPTIONS, forms: 'none' };
    await run();
    expect(noteOf('forms')).toBe('1 on this page, 0 for leads');
  });

  test('is opened once, though the bookmark brings the file again', async () => {
    await run();
    vi.resetModules();
    await run();
    expect(document.querySelectorAll(PANEL)).toHaveLength(1);
    expect(console.info).toHaveBeenCalledTimes(1);
  });

  test('is opened on a page without a snippet, whose buttons say so', async () => {
    vi.stubGlobal('driftrock', undefined);
    await run();
    press('Send now');
    expect(said()).toBe('No snippet runs on this page: see Installation.');
    expect([noteOf('installation'), noteOf('delivery')]).toEqual(['1 thing is wrong', 'nothing waits']);
  });
});

describe('what is shown goes with', () => {
  test('the clock: each second', async () => {
    state.entries = [{ event: EVENT, dueAt: Date.now() + 60_000, failures: 1 }];
    await run();
    expect(part('delivery').textContent).toContain('next attempt in 60 s');
    await pass(979);
    expect(part('delivery').textContent).toContain('next attempt in 60 s');
    await pass(11);
    expect(part('delivery').textContent).toContain('next attempt in 59 s');
  });

  test('the relay, which is asked again every five seconds', async () => {
    await run();
    const before = asked();
    await pass(4_979);
    expect(asked()).toBe(before);
    await pass(11);
    expect(asked()).toBe(before + 1);
    await pass(5_000);
    expect(asked()).toBe(before + 2);
  });

  test('the relay only while somebody can see the page', async () => {
    await run();
    const before = asked();
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await pass(20_000);
    expect(asked()).toBe(before);
  });

  test('the page, once a change of it is over', async () => {
    await run();
    document.body.insertAdjacentHTML('beforeend', '<form id="second"><input type="tel" name="phone"></form>');
    await pass(299);
    document.body.append('more');
    await pass(299);
    expect(noteOf('forms')).toBe('1 on this page, 1 for leads');
    await pass(1);
    expect(noteOf('forms')).toBe('2 on this page, 2 for leads');
  });

  test('the snippet: what it tells of a submission', async () => {
    await run();
    expect(noteOf('submissions')).toBe('none yet');
    tell('evidence', document.querySelector('form'), evidenceOf({ ok: 1 }));
    expect(noteOf('submissions')).toBe('1');
    tell('captured', EVENT, 'answered');
    expect(part('submissions').textContent).toContain("A lead: the page's server took the answers");
  });

  test.each([
    ['rejected', 400, '{"error":"no such capture"}', 'no such capture'],
    ['rejected', 413, '', 'HTTP 413'],
  ])('the relay\u2019s answers: %s with %i %s is a finding', async (outcome, status, text, words) => {
    await run();
    tell('answer', EVENT, { outcome, status, text });
    await pass(5_000);
    expect(noteOf('installation')).toBe('1 thing is wrong');
    expect(part('installation').textContent).toContain(words);
  });

  test.each([
    ['acknowledged', 200],
    ['retry', 503],
  ])('the relay\u2019s answers: %s with %i is no finding', async (outcome, status) => {
    await run();
    tell('answer', EVENT, { outcome, status, text: '' });
    await pass(5_000);
    expect(noteOf('installation')).toBe('works');
    expect(part('delivery').textContent).toContain(`(HTTP ${status})`);
  });
});

describe('the button', () => {
  test('to look again asks the relay, and says so once it has answered', async () => {
    await run();
    fetched.mockImplementation(async () => Response.json({ data: 'ok', installation: { origin: 'refused' } }));
    press('Look again');
    expect(said()).toBe('');
    await pass(10);
    expect([said(), noteOf('installation')]).toEqual(['Looked again.', '1 thing is wrong']);
  });

  test('to send now wakes the outbox', async () => {
    await run();
    press('Send now');
    expect(commands.mock.calls).toEqual([['init', {}]]);
    expect(said()).toBe('Asked the outbox to send.');
  });

  test('to send a test lead tracks one with the address', async () => {
    await run();
    Object.assign(part('test').querySelector('input')!, { value: 'ada@example.com' });
    press('Send a test lead');
    expect(commands.mock.calls).toEqual([
      ['track', { event_type: 'lead', event_name: 'Test lead', fields: { email: 'ada@example.com' } }],
    ]);
    expect(said()).toBe('The test lead is on its way: see Delivery.');
  });

  test.each([
    [{ ...OPTIONS, consent: 'denied' }, 'Consent is denied: no test lead was sent.'],
    [{ ...OPTIONS, consent: 'pending' }, 'The test lead waits for consent.'],
    [{ sourceId: 's-1' }, 'The test lead waits: no relay is named.'],
  ])('to send a test lead promises nothing that will not be: %o', async (options, words) => {
    state.options = options;
    await run();
    Object.assign(part('test').querySelector('input')!, { value: 'ada@example.com' });
    press('Send a test lead');
    expect(said()).toBe(words);
  });

  test('to look again finds no form missing that has made room for thanks', async () => {
    await run();
    tell('captured', EVENT, 'answered');
    document.body.innerHTML = '<h1>Thank you</h1>';
    press('Look again');
    await pass(10);
    expect(noteOf('installation')).toBe('works');
  });

  test('to copy a report puts what is known by now into the clipboard', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await run();
    tell('captured', EVENT, 'answered');
    press('Copy a report without personal data');
    await pass(0);
    expect(writeText.mock.calls).toEqual([
      [expect.stringContaining('Driftrock %VERSION%, https://shop.example/landing')],
    ]);
    expect(writeText.mock.calls[0]![0]).toMatch(/relay: https:\S+[^]*the page's server took the answers/);
    expect(said()).toBe('The report is in the clipboard.');
  });

  test('to copy a report copies nothing before anything is known', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(async () => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    fetched.mockReturnValue(new Promise(() => {}));
    await run();
    press('Copy a report without personal data');
    await pass(0);
    expect([writeText.mock.calls, said()]).toEqual([[], '']);
  });

  test('to show what was typed shows it, and hides it again', async () => {
    await run();
    tell('captured', EVENT, 'answered');
    const tick = () => part('submissions').querySelector('input')!.click();
    expect(part('submissions').textContent).not.toContain('ada@example.com');
    tick();
    expect(part('submissions').textContent).toContain('ada@example.com');
    tick();
    expect(part('submissions').textContent).not.toContain('ada@example.com');
  });
});

describe('a panel that was closed', () => {
  const close = () => press('Close');

  test('is forgotten by the tab', async () => {
    await run();
    close();
    expect([isOpen(), sessionStorage.length]).toEqual([false, 0]);
  });

  test('asks nothing more, and leaves no timer behind', async () => {
    await run();
    const before = asked();
    close();
    // The time that a question may take is over, too.
    await pass(20_000);
    expect([asked() - before, vi.getTimerCount()]).toEqual([0, 0]);
  });

  test.each<[string, (change: () => void) => Promise<void>]>([
    ['before', async (change) => (change(), await pass(10), close())],
    ['after', async (change) => (close(), change())],
  ])('looks at no change of the page that came %s', async (_, go) => {
    await run();
    await go(() => document.body.append(document.createElement('form')));
    await settle();
    expect(noteOf('forms')).toBe('1 on this page, 1 for leads');
  });

  test('hears nothing more of the snippet', async () => {
    await run();
    close();
    tell('captured', EVENT, 'answered');
    expect(noteOf('submissions')).toBe('none yet');
  });
});
