// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** The commands, from the call to the request that leaves the page. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './support/standard-dom';
import type { LeadEvent } from '../../src/event';
import type { Driftrock } from '../../src/snippet/commands';
import { createDriftrock } from '../../src/snippet/driftrock';
import type { Options } from '../../src/snippet/options';
import type { TrackedEvent } from '../../src/snippet/tracked-event';
import { forgetPageListeners } from './support/page-listeners';

const NOW = new Date('2026-11-20T10:00:00.007Z');
const RELAY = 'https://relay.example/v2/event';
const OPTIONS: Options = { relay: RELAY, sourceId: 's-1' };
const SIGNED_UP: TrackedEvent = { event_type: 'conversion', event_name: 'Signed up', fields: { plan: 'pro' } };

// The edge of the page: what leaves it, and what the relay answers.
const relay = vi.fn<typeof fetch>();
const warn = vi.spyOn(console, 'warn');
const info = vi.spyOn(console, 'info');

const answerWith = (status: number) =>
  relay.mockImplementation(
    async () => new Response('{"data":"ok"}', { status, headers: { 'Content-Type': 'application/json' } }),
  );

const sent = () => relay.mock.calls.map(([, options]) => JSON.parse(String(options!.body)) as LeadEvent);
const warnings = () => warn.mock.calls.map(([sentence]) => String(sentence));

/** The commands, with these options where some are given. */
const start = (options?: Options): Driftrock => {
  const { command } = createDriftrock();
  (options ? [options] : []).forEach((given) => command('init', given));
  return command;
};

/** A call as a page makes it that knows nothing of types. */
const call = (command: Driftrock, ...args: unknown[]) => Reflect.apply(command, undefined, args);

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

const place = (html: string) => {
  document.body.innerHTML = html;
  return document.body.firstElementChild!;
};

forgetPageListeners();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', relay);
  relay.mockReset();
  answerWith(200);
  // happy-dom's Request has no keepalive, so that a beacon goes first.
  vi.spyOn(navigator, 'sendBeacon').mockReturnValue(true);
  warn.mockReset().mockImplementation(() => {});
  info.mockReset().mockImplementation(() => {});
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  document.cookie = '_ga=; max-age=0';
  history.replaceState(null, '', '/contact');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('track', () => {
  test('sends the event at once, complete', () => {
    start(OPTIONS)('track', SIGNED_UP);
    expect(relay).toHaveBeenCalledExactlyOnceWith(RELAY, expect.objectContaining({ method: 'POST' }));
    expect(sent()).toEqual([
      {
        ...SIGNED_UP,
        source_id: 's-1',
        event_id: expect.stringMatching(/^[\da-f-]{36}$/),
        created_at: NOW.toISOString(),
      },
    ]);
    expect(warnings()).toEqual([]);
  });

  test('sends what the page says in place of the options', () => {
    const event: TrackedEvent = {
      ...SIGNED_UP,
      source_id: 's-2',
      person_id: 'p-2',
      affiliate_id: 'a-2',
      ga_client_id: '2.2',
      event_id: 'mine',
      created_at: '2026-01-01T00:00:00.000Z',
    };
    start({ ...OPTIONS, personId: 'p-1', affiliateId: 'a-1' })('track', event);
    expect(sent()).toEqual([event]);
  });

  test.each([null, undefined, ''])('takes the options for ids that are %j', (nothing) => {
    document.cookie = '_ga=GA1.1.111.222';
    const none = {
      source_id: nothing,
      person_id: nothing,
      affiliate_id: nothing,
      ga_client_id: nothing,
      event_id: nothing,
      created_at: nothing,
    };
    start({ ...OPTIONS, personId: 'p-1', affiliateId: 'a-1' })('track', { ...SIGNED_UP, ...none });
    expect(sent()).toEqual([
      {
        ...SIGNED_UP,
        source_id: 's-1',
        person_id: 'p-1',
        affiliate_id: 'a-1',
        ga_client_id: '111.222',
        event_id: expect.stringMatching(/^[\da-f-]{36}$/),
        created_at: NOW.toISOString(),
      },
    ]);
  });

  test('leaves ids out that are null, where the options have none', () => {
    start(OPTIONS)('track', { ...SIGNED_UP, person_id: null, affiliate_id: null, ga_client_id: null });
    expect(Object.keys(sent()[0]!).sort()).toEqual([
      'created_at',
      'event_id',
      'event_name',
      'event_type',
      'fields',
      'source_id',
    ]);
  });

  test('adds affiliate, person and the client id of Google Analytics', () => {
    document.cookie = '_ga=GA1.1.111.222';
    start({ ...OPTIONS, personId: 'p-1', affiliateId: 'a-1' })('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ person_id: 'p-1', affiliate_id: 'a-1', ga_client_id: '111.222' });
  });

  test('reads the cookie of gtag’s prefix', () => {
    document.cookie = '_ga=GA1.1.111.222';
    document.cookie = 'rs_ga=GA1.1.333.444';
    start({ ...OPTIONS, gaCookiePrefix: 'rs' })('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ ga_client_id: '333.444' });
  });

  test('leaves the page’s own object alone', () => {
    const event = Object.freeze({ ...SIGNED_UP, fields: Object.freeze({ plan: 'pro' }) });
    start(OPTIONS)('track', event);
    expect(sent()).toHaveLength(1);
  });

  test('waits for init, and is then sent with its source', async () => {
    const driftrock = start();
    driftrock('track', SIGNED_UP);
    expect(relay).not.toHaveBeenCalled();
    driftrock('init', OPTIONS);
    await pass(1_000);
    expect(sent()).toEqual([expect.objectContaining({ event_name: 'Signed up', source_id: 's-1' })]);
  });

  const cycle: Record<string, unknown> = {};
  cycle.cycle = cycle;

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Signed up'],
    ['a number', 5],
    ['an empty object', {}],
    ['an array', []],
    ['no event_type', { event_name: 'n', fields: {} }],
    ['an unknown event_type', { ...SIGNED_UP, event_type: 'Lead' }],
    ['an event_type that only begins well', { ...SIGNED_UP, event_type: 'leads' }],
    ['no event_name', { event_type: 'lead', fields: {} }],
    ['an empty event_name', { ...SIGNED_UP, event_name: '' }],
    ['no fields', { event_type: 'lead', event_name: 'n' }],
    ['null for fields', { ...SIGNED_UP, fields: null }],
    ['a text for fields', { ...SIGNED_UP, fields: 'email=a@b.c' }],
    ['a form for fields', { ...SIGNED_UP, fields: document.createElement('form') }],
    ['a created_at that is no moment', { ...SIGNED_UP, created_at: 'yesterday' }],
    ['fields that JSON cannot hold (a cycle)', { ...SIGNED_UP, fields: cycle }],
    ['fields that JSON cannot hold (a BigInt)', { ...SIGNED_UP, fields: { big: 1n } }],
  ])('warns in one line of %s, throws nothing and sends nothing', (_what, event) => {
    const driftrock = start(OPTIONS);
    expect(() => call(driftrock, 'track', event)).not.toThrow();
    expect(warnings()).toEqual([expect.stringMatching(/^Driftrock: track: .+/)]);
    expect(relay).not.toHaveBeenCalled();
    expect(localStorage.length).toBe(0);
  });
});

describe('init', () => {
  test('adds options when it is called again', () => {
    const driftrock = start({ relay: RELAY });
    driftrock('init', { sourceId: 's-1' });
    driftrock('init', { affiliateId: 'a-1' });
    driftrock('track', SIGNED_UP);
    expect(sent()).toEqual([expect.objectContaining({ source_id: 's-1', affiliate_id: 'a-1' })]);
  });

  test('lets the later of two win', () => {
    const driftrock = start(OPTIONS);
    driftrock('init', { sourceId: 's-2' });
    driftrock('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ source_id: 's-2' });
  });

  test('keeps the earlier value when the later one is malformed', () => {
    const driftrock = start(OPTIONS);
    driftrock('init', { relay: 'ftp://relay.example/' });
    driftrock('track', SIGNED_UP);
    expect(relay).toHaveBeenCalledWith(RELAY, expect.anything());
    expect(warnings()).toHaveLength(1);
  });

  test('delivers what an earlier page has left', async () => {
    answerWith(503);
    start(OPTIONS)('track', SIGNED_UP);
    await pass(0);
    const [first] = sent();
    relay.mockClear();
    answerWith(200);
    start(OPTIONS);
    await pass(1_000);
    expect(sent()).toContainEqual(first);
    expect(localStorage.length).toBe(0);
  });
});

describe('the options of a script tag', () => {
  test('start the work like those of init', () => {
    const { add, command } = createDriftrock();
    add({ relay: RELAY, sourceId: 's-1' });
    command('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ source_id: 's-1' });
  });

  test('give way to those of init, whichever comes first', () => {
    const tagFirst = createDriftrock();
    tagFirst.add({ relay: RELAY, sourceId: 'tag' });
    tagFirst.command('init', { sourceId: 'init' });
    tagFirst.command('track', SIGNED_UP);
    const initFirst = createDriftrock();
    initFirst.command('init', { relay: RELAY, sourceId: 'init' });
    initFirst.add({ relay: 'https://tag.example/', sourceId: 'tag' });
    initFirst.command('track', SIGNED_UP);
    expect(sent().map(({ source_id }) => source_id)).toEqual(['init', 'init']);
    expect(relay.mock.calls.map(([url]) => url)).toEqual([RELAY, RELAY]);
  });
});

describe('identify', () => {
  test('names the person from now on', () => {
    const driftrock = start({ ...OPTIONS, personId: 'p-1' });
    driftrock('track', SIGNED_UP);
    driftrock('identify', 'p-2');
    driftrock('track', SIGNED_UP);
    expect(sent().map(({ person_id }) => person_id)).toEqual(['p-1', 'p-2']);
  });

  test.each([null, undefined, ''])('of %j ends the identity without a word', (nobody) => {
    const driftrock = start({ ...OPTIONS, personId: 'p-1' });
    driftrock('identify', nobody);
    driftrock('track', SIGNED_UP);
    expect(sent()[0]).not.toHaveProperty('person_id');
    expect(warnings()).toEqual([]);
  });

  test('that has ended can begin again', () => {
    const driftrock = start({ ...OPTIONS, personId: 'p-1' });
    driftrock('identify', null);
    driftrock('identify', 'p-2');
    driftrock('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ person_id: 'p-2' });
  });

  test('that has ended is not begun again by a second tag', () => {
    const { command, add } = createDriftrock();
    command('init', { ...OPTIONS, personId: 'p-1' });
    command('identify', null);
    add({ ...OPTIONS, personId: 'p-3' });
    command('track', SIGNED_UP);
    expect(sent()[0]).not.toHaveProperty('person_id');
  });

  test('says that a blank id is none, and keeps the one before', () => {
    const driftrock = start({ ...OPTIONS, personId: 'p-1' });
    driftrock('identify', ' ');
    driftrock('track', SIGNED_UP);
    expect(warnings()).toEqual(['Driftrock: personId is missing; set it to a text']);
    expect(sent()[0]).toMatchObject({ person_id: 'p-1' });
  });
});

describe('consent', () => {
  test('pending keeps events in memory alone', async () => {
    start({ ...OPTIONS, consent: 'pending' })('track', SIGNED_UP);
    await pass(60_000);
    expect(relay).not.toHaveBeenCalled();
    expect(localStorage.length).toBe(0);
  });

  test.each([
    ['pending', true],
    ['granted', false],
  ] as const)('says with debug whether an event waits for it: %s', (consent, isSaid) => {
    start({ ...OPTIONS, consent, debug: true })('track', SIGNED_UP);
    expect(info.mock.calls.some((words) => words.includes('waits for consent'))).toBe(isSaid);
  });

  test('granted releases what waited, with the moment at which it happened', async () => {
    const driftrock = start({ ...OPTIONS, consent: 'pending' });
    driftrock('track', SIGNED_UP);
    await pass(60_000);
    driftrock('consent', 'granted');
    await pass(1_000);
    expect(sent()).toEqual([expect.objectContaining({ event_name: 'Signed up', created_at: NOW.toISOString() })]);
  });

  test('granted writes what waited at once: the page may go before its turn comes', () => {
    const driftrock = start({ ...OPTIONS, consent: 'pending' });
    driftrock('track', SIGNED_UP);
    driftrock('consent', 'granted');
    expect(localStorage.length).toBe(1);
  });

  test('granted finds the client id that has come meanwhile', async () => {
    const driftrock = start({ ...OPTIONS, consent: 'pending' });
    driftrock('track', SIGNED_UP);
    document.cookie = '_ga=GA1.1.111.222';
    driftrock('consent', 'granted');
    await pass(1_000);
    expect(sent()[0]).toMatchObject({ ga_client_id: '111.222' });
  });

  test('denied forgets what waited', async () => {
    const driftrock = start({ ...OPTIONS, consent: 'pending' });
    driftrock('track', SIGNED_UP);
    driftrock('consent', 'denied');
    driftrock('consent', 'granted');
    await pass(60_000);
    expect(relay).not.toHaveBeenCalled();
  });

  test.each(['granted', 'pending'] as const)('denied after %s empties the outbox of earlier pages', async (consent) => {
    answerWith(503);
    start(OPTIONS)('track', SIGNED_UP);
    await pass(0);
    expect(localStorage.length).toBe(1);
    start({ ...OPTIONS, consent })('consent', 'denied');
    expect(localStorage.length).toBe(0);
  });

  test('denied lets nothing be captured', async () => {
    const onCaptured = vi.fn();
    const driftrock = start({ ...OPTIONS, consent: 'denied' });
    driftrock('on', 'captured', onCaptured);
    driftrock('track', SIGNED_UP);
    driftrock('capture', place('<form><input type="email" value="ada@example.com"></form>'));
    await pass(60_000);
    expect(relay).not.toHaveBeenCalled();
    expect(onCaptured).not.toHaveBeenCalled();
    expect(localStorage.length).toBe(0);
  });

  test('that is neither is told of, and changes nothing', () => {
    const driftrock = start({ ...OPTIONS, consent: 'denied' });
    call(driftrock, 'consent', 'yes');
    driftrock('track', SIGNED_UP);
    expect(warnings()).toEqual(['Driftrock: consent is yes; set it to granted, pending or denied']);
    expect(relay).not.toHaveBeenCalled();
  });
});

describe('capture', () => {
  const FORM = '<form><input type="email" name="mail" value="ada@example.com"><input name="town" value="Lyon"></form>';

  test('takes a form as a lead now', () => {
    start(OPTIONS)('capture', place(FORM));
    expect(sent()).toEqual([
      {
        event_type: 'lead',
        event_name: 'Form submitted',
        source_id: 's-1',
        fields: { email: 'ada@example.com', town: 'Lyon' },
        event_id: expect.any(String),
        created_at: NOW.toISOString(),
      },
    ]);
  });

  test('takes any element that holds controls', () => {
    start(OPTIONS)('capture', place('<div><input name="town" value="Lyon"></div>'));
    expect(sent()[0]).toMatchObject({ fields: { town: 'Lyon' } });
  });

  test('takes the same answers once', () => {
    const driftrock = start(OPTIONS);
    const form = place(FORM);
    driftrock('capture', form);
    driftrock('capture', form);
    expect(sent()).toHaveLength(1);
  });

  test('names event and source as the form says', () => {
    start({ ...OPTIONS, eventName: 'Asked us' })(
      'capture',
      place(
        '<form data-driftrock-event-name="Asked for a quote" data-driftrock-source-id="s-2">' +
          '<input name="town" value="Lyon"></form>',
      ),
    );
    expect(sent()[0]).toMatchObject({ event_name: 'Asked for a quote', source_id: 's-2' });
  });

  test('names the event as the options say where the form does not', () => {
    start({ ...OPTIONS, eventName: 'Asked us' })('capture', place(FORM));
    expect(sent()[0]).toMatchObject({ event_name: 'Asked us', source_id: 's-1' });
  });

  test('tells that there is nothing in a form', () => {
    const onIgnored = vi.fn();
    const driftrock = start(OPTIONS);
    driftrock('on', 'ignored', onIgnored);
    const form = place('<form><input name="town"></form>');
    driftrock('capture', form);
    expect(onIgnored).toHaveBeenCalledWith(form, 'empty');
    expect(relay).not.toHaveBeenCalled();
  });

  test('before init is told of', () => {
    start()('capture', place(FORM));
    expect(warnings()).toEqual(['Driftrock: capture: init comes first']);
  });

  test.each([undefined, null, 'form', {}])('of %j warns in one line and throws nothing', (form) => {
    const driftrock = start(OPTIONS);
    expect(() => call(driftrock, 'capture', form)).not.toThrow();
    expect(warnings()).toEqual([expect.stringMatching(/^Driftrock: capture: /)]);
  });
});

describe('attribution', () => {
  const FORM =
    '<form><input name="town" value="Lyon"><input type="hidden" name="utm_source" value="of the form"></form>';

  const captureOn = (path: string, options: Options = { ...OPTIONS, attribution: true }) => {
    history.replaceState(null, '', path);
    start(options)('capture', place(FORM));
    return sent()[0]!.fields;
  };

  test('adds the campaign fields that the form lacks', () => {
    expect(captureOn('/contact?utm_source=news&utm_medium=email')).toEqual({
      town: 'Lyon',
      utm_source: 'of the form',
      utm_medium: 'email',
      landing_page: 'https://shop.example/contact',
      referrer: '',
    });
  });

  test('is off unless it is asked for', () => {
    expect(captureOn('/contact?utm_medium=email', OPTIONS)).toEqual({ town: 'Lyon', utm_source: 'of the form' });
    expect(sessionStorage.length).toBe(0);
  });

  test.each(['pending', 'denied'] as const)('remembers nothing while consent is %s', (consent) => {
    history.replaceState(null, '', '/spring?utm_medium=email');
    start({ ...OPTIONS, attribution: true, consent })('capture', place(FORM));
    expect(sessionStorage.length).toBe(0);
  });

  test('remembers the page on which the visitor began', () => {
    history.replaceState(null, '', '/spring?utm_medium=email');
    start({ ...OPTIONS, attribution: true });
    expect(captureOn('/contact')).toMatchObject({ utm_medium: 'email', landing_page: 'https://shop.example/spring' });
  });
});

describe('ids and campaign fields', () => {
  const captured = () => {
    document.cookie = '_ga=GA1.1.111.222';
    history.replaceState(null, '', '/contact?utm_medium=email');
    start({ ...OPTIONS, attribution: true })(
      'capture',
      place('<form><input type="email" value="ada@example.com"></form>'),
    );
    return sent()[0]!;
  };

  test('go with a lead', () => {
    expect(captured()).toMatchObject({ ga_client_id: '111.222', fields: { utm_medium: 'email' } });
  });

  test('stay under Global Privacy Control, while the lead itself goes', () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    const { ga_client_id, fields } = captured();
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
    expect(ga_client_id).toBeUndefined();
    expect(fields).toEqual({ email: 'ada@example.com' });
  });

  test('stay when Google Consent Mode denies analytics, while the lead itself goes', () => {
    vi.stubGlobal('dataLayer', [['consent', 'default', { analytics_storage: 'denied' }]]);
    const { ga_client_id, fields } = captured();
    expect(ga_client_id).toBeUndefined();
    expect(fields).toEqual({ email: 'ada@example.com' });
  });

  test('may come from gaGlobal where there is no cookie', () => {
    vi.stubGlobal('gaGlobal', { vid: '333.444' });
    start(OPTIONS)('track', SIGNED_UP);
    expect(sent()[0]).toMatchObject({ ga_client_id: '333.444' });
  });
});

describe('on', () => {
  /** What the listeners of all outcomes hear when a relay answers an event with this status. */
  const hear = async (status: number) => {
    answerWith(status);
    const driftrock = start(OPTIONS);
    const heard: unknown[][] = [];
    driftrock('on', 'captured', ({ event_id }) => heard.push(['captured', event_id]));
    driftrock('on', 'acknowledged', ({ event_id }) => heard.push(['acknowledged', event_id]));
    driftrock('on', 'rejected', ({ event_id }, code) => heard.push(['rejected', event_id, code]));
    driftrock('on', 'retry', ({ event_id }, code) => heard.push(['retry', event_id, code]));
    driftrock('track', { ...SIGNED_UP, event_id: 'e-1' });
    await pass(0);
    return heard;
  };

  test('tells what is captured, then that the relay has taken it', async () => {
    expect(await hear(200)).toEqual([
      ['captured', 'e-1'],
      ['acknowledged', 'e-1'],
    ]);
  });

  test('tells that the relay will never take it, and why; the console, too', async () => {
    expect(await hear(400)).toEqual([
      ['captured', 'e-1'],
      ['rejected', 'e-1', 400],
    ]);
    expect(warnings()).toEqual(['Driftrock: the relay refused a lead for good (HTTP 400): its log says why']);
  });

  test('tells that the relay could not take it now', async () => {
    expect(await hear(503)).toEqual([
      ['captured', 'e-1'],
      ['retry', 'e-1', 503],
    ]);
    expect(warnings()).toEqual([]);
  });

  test('lets no listener harm the others, the lead or the page', async () => {
    const driftrock = start(OPTIONS);
    const listener = vi.fn();
    driftrock('on', 'captured', () => {
      throw new Error('a mistake of the page');
    });
    driftrock('on', 'captured', listener);
    call(driftrock, 'on', 'acknowledged', 'not a function');
    driftrock('on', 'acknowledged', listener);
    driftrock('track', SIGNED_UP);
    await pass(0);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(sent()).toHaveLength(1);
    expect(localStorage.length).toBe(0);
  });
});

describe('persist: false', () => {
  test('writes nothing to localStorage and tries again nevertheless', async () => {
    answerWith(503);
    start({ ...OPTIONS, persist: false })('track', SIGNED_UP);
    await pass(0);
    expect(localStorage.length).toBe(0);
    answerWith(200);
    await pass(10_000);
    expect(sent()).toHaveLength(2);
    expect(sent()[0]).toEqual(sent()[1]);
  });
});

describe('debug', () => {
  test('is silent by default', () => {
    start(OPTIONS)('track', SIGNED_UP);
    expect(info).not.toHaveBeenCalled();
  });

  test('says in the console what is captured', () => {
    start({ ...OPTIONS, debug: true })('track', SIGNED_UP);
    expect(info).toHaveBeenCalledWith(
      'Driftrock:',
      'captured',
      expect.objectContaining({ event_name: 'Signed up' }),
      undefined,
    );
  });

  test('is also switched on by the page’s URL', () => {
    history.replaceState(null, '', '/contact?driftrock_debug');
    start(OPTIONS)('track', SIGNED_UP);
    expect(info).toHaveBeenCalledTimes(1);
  });
});
