// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** What each command does to the options and the parts. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import './support/standard-dom';
import type { Capture } from '../../src/snippet/capture/capture';
import { createCommands } from '../../src/snippet/commands';
import type { Entry } from '../../src/snippet/delivery/entry';
import { createOutbox } from '../../src/snippet/delivery/outbox';
import { createEntries } from '../../src/snippet/entries';
import type { Lead } from '../../src/snippet/form/read-form';
import { listen } from '../../src/snippet/listen';
import { isGranted, type Options } from '../../src/snippet/options';
import { createReports } from '../../src/snippet/reports';
import { forgetPageListeners } from './support/page-listeners';

const RELAY = 'https://relay.example/v2/event';
const OTHER = 'https://other.example/v2/event';
const OPTIONS: Options = { relay: RELAY, sourceId: 's-1' };
const SIGNED_UP = { event_type: 'conversion', event_name: 'Signed up', fields: { plan: 'pro' } };

const warn = vi.spyOn(console, 'warn');
const warnings = () => warn.mock.calls.map(([sentence]) => String(sentence));

forgetPageListeners();

beforeEach(() => {
  warn.mockReset().mockImplementation(() => {});
  localStorage.clear();
});

/** The commands with these options in force, and what they have started and delivered. */
function setUp(given: Options = {}, captureNow?: Capture['captureNow']) {
  const options: Options = { ...given };
  const start = vi.fn<() => void>();
  const reports = createReports(options);
  const outbox = createOutbox(() => isGranted(options));
  // As delivery does, which then sends it.
  const deliver = vi.fn(outbox.put);
  const page = { navigator: {} };
  const entries = createEntries({ options, page, outbox, reports, deliver, allowsIdentifiers: () => false });
  const capture = () => captureNow && ({ captureNow } as Capture);
  const { command, add, check } = createCommands({ options, entries, outbox, reports, start, capture });
  /** A command as a page gives it that knows nothing of types. */
  const call = (...args: unknown[]) => Reflect.apply(command, undefined, args);
  return { options, outbox, start, deliver, call, add, check };
}

describe('a command', () => {
  test.each(['bogus', '', undefined, null, 5, 'constructor', '__proto__'])(
    '%j, which does not exist, is told of in one line, and throws nothing',
    (name) => {
      const { call, start } = setUp();
      expect(() => call(name)).not.toThrow();
      expect(warnings()).toEqual([expect.stringMatching(/^Driftrock: /)]);
      expect(start).not.toHaveBeenCalled();
    },
  );
});

describe('init', () => {
  test('sets the options, then starts', () => {
    const { options, start, call } = setUp();
    start.mockImplementation(() => expect(options).toEqual(OPTIONS));
    call('init', OPTIONS);
    expect(start).toHaveBeenCalledTimes(1);
    expect(warnings()).toEqual([]);
  });

  test('wins over what was given before', () => {
    const { options, call } = setUp(OPTIONS);
    call('init', { relay: OTHER });
    expect(options).toEqual({ relay: OTHER, sourceId: 's-1' });
  });

  test('says of each malformed or unknown option how to fix it', () => {
    setUp().call('init', { relay: 'http://relay.example/', sourceId: '', persist: 'maybe', surprise: 1 });
    expect(warnings()).toEqual([
      'Driftrock: relay is http://relay.example/; set it to the https URL of your relay',
      'Driftrock: sourceId is missing; set it to the id of your Driftrock capture',
      'Driftrock: persist is maybe; set it to true or false',
      'Driftrock: surprise is 1; set it to an option that exists',
    ]);
  });

  test.each([undefined, null])('with %s warns in one line and throws nothing', (options) => {
    expect(() => setUp().call('init', options)).not.toThrow();
    expect(warnings()).toEqual([expect.stringMatching(/^Driftrock: init: /)]);
  });

  test('takes undefined and null for options that are not given', () => {
    const { options, call } = setUp(OPTIONS);
    call('init', { relay: undefined, sourceId: null });
    expect(options).toEqual(OPTIONS);
    expect(warnings()).toEqual([]);
  });
});

describe('track', () => {
  test('delivers the event', () => {
    const { call, deliver } = setUp(OPTIONS);
    call('track', SIGNED_UP);
    expect(deliver.mock.calls).toMatchObject([[{ event: { ...SIGNED_UP, source_id: 's-1' } }]]);
  });

  test('of what is no event is told of in one line', () => {
    const { call, deliver } = setUp(OPTIONS);
    call('track', { event_type: 'conversion' });
    expect(warnings()).toEqual([expect.stringMatching(/^Driftrock: track: /)]);
    expect(deliver).not.toHaveBeenCalled();
  });
});

describe('capture', () => {
  const form = document.createElement('form');

  test.each<[string, Lead | undefined, unknown[][]]>([
    ['a lead', {} as Lead, []],
    ['nothing', undefined, [[form, 'empty']]],
  ])('takes the form now, and tells where that held nothing: %s', (_, lead, told) => {
    const ignored = vi.fn();
    const captureNow = vi.fn(() => lead);
    const { call } = setUp(OPTIONS, captureNow);
    call('on', 'ignored', ignored);
    call('capture', form);
    expect(captureNow.mock.calls).toEqual([[form]]);
    expect(ignored.mock.calls).toEqual(told);
  });

  test('before the start is told of', () => {
    setUp().call('capture', form);
    expect(warnings()).toEqual(['Driftrock: capture: init comes first']);
  });
});

describe('identify', () => {
  test('names the person', () => {
    const { options, call } = setUp({ personId: 'p-1' });
    call('identify', 'p-2');
    expect(options).toEqual({ personId: 'p-2' });
  });

  test.each([null, undefined, ''])('of %j ends the identity, which counts as given', (nobody) => {
    const { options, call, add } = setUp({ ...OPTIONS, personId: 'p-1' });
    call('identify', nobody);
    add({ personId: 'p-3' });
    expect(options.personId).toBeUndefined();
    expect(warnings()).toEqual([]);
  });

  test('of a blank id keeps the one before, and says so', () => {
    const { options, call } = setUp({ personId: 'p-1' });
    call('identify', ' ');
    expect(options.personId).toBe('p-1');
    expect(warnings()).toEqual(['Driftrock: personId is missing; set it to a text']);
  });
});

describe('consent', () => {
  test('granted writes what waited, and starts', () => {
    const { options, outbox, start, call } = setUp({ ...OPTIONS, consent: 'pending' });
    call('track', SIGNED_UP);
    expect([outbox.entries().length, localStorage.length]).toEqual([1, 0]);
    call('consent', 'granted');
    expect([options.consent, outbox.entries().length, localStorage.length]).toEqual(['granted', 1, 1]);
    expect(start).toHaveBeenCalledTimes(1);
  });

  test.each(['pending', 'granted'] as const)('denied after %s empties the outbox', (consent) => {
    const { options, outbox, call } = setUp({ ...OPTIONS, consent });
    call('track', SIGNED_UP);
    call('consent', 'denied');
    expect([options.consent, outbox.entries().length, localStorage.length]).toEqual(['denied', 0, 0]);
  });

  test('that is neither empties nothing', () => {
    const { outbox, call } = setUp(OPTIONS);
    call('track', SIGNED_UP);
    call('consent', 'no');
    expect(outbox.entries()).toHaveLength(1);
    expect(warnings()).toEqual(['Driftrock: consent is no; set it to granted, pending or denied']);
  });
});

describe('inspect', () => {
  test('hands over the options of this moment, and the outbox', () => {
    const { options, call } = setUp(OPTIONS);
    call('track', SIGNED_UP);
    const take = vi.fn<(options: Options, entries: () => Entry[], isServed: boolean) => void>();
    call('inspect', take);
    const [[given, entries, isServed]] = take.mock.calls as [Parameters<typeof take>];
    expect(given).toBe(options);
    expect(entries()).toMatchObject([{ event: SIGNED_UP }]);
    expect(isServed).toBe(false);
  });
});

describe('a tag', () => {
  test('gives its options, and starts', () => {
    const { options, start, add } = setUp();
    add({ ...OPTIONS });
    expect(options).toEqual(OPTIONS);
    expect(start).toHaveBeenCalledTimes(1);
  });

  test('adds what is missing, and takes the place of nothing', () => {
    const { options, add } = setUp({ sourceId: 's-1' });
    add({ relay: RELAY, sourceId: 's-1', eventName: 'Asked us' });
    expect(options).toEqual({ ...OPTIONS, eventName: 'Asked us' });
    expect(warnings()).toEqual([]);
  });

  test.each<[object, string]>([
    [{ relay: OTHER, sourceId: 's-1' }, `relay ${OTHER} of another tag does not count; ${RELAY} does`],
    [{ sourceId: 's-2' }, 'sourceId s-2 of another tag does not count; s-1 does'],
    [{ relay: OTHER, sourceId: 's-2' }, `relay ${OTHER} of another tag does not count; ${RELAY} does`],
  ])('of another relay or source does not count, which is said in one line: %j', (given, sentence) => {
    const { options, add } = setUp(OPTIONS);
    add(given);
    expect(options).toEqual(OPTIONS);
    expect(warnings()).toEqual([`Driftrock: ${sentence}`]);
  });

  test.each<[string, object]>([
    ['names the same', { relay: 'HTTPS://relay.example/v2/event', sourceId: ' s-1 ' }],
    ['names nothing', {}],
    ['names what cannot be used', { relay: '{{relay}}' }],
  ])('that %s needs no word', (_, given) => {
    setUp(OPTIONS).add(given);
    expect(warnings()).toEqual([]);
  });

  test('hears again what the page has stopped from being heard', () => {
    const { add } = setUp();
    listen(window, 'pageshow', () => {});
    const heard = vi.mocked(window.addEventListener).mockClear();
    add({});
    expect(heard.mock.calls.map(([type]) => type)).toContain('pageshow');
  });
});

describe('check', () => {
  test.each<[string, Options, string[]]>([
    [
      'what is missing',
      {},
      [
        'relay is missing; set it to the https URL of your relay',
        'sourceId is missing; set it to the id of your Driftrock capture',
      ],
    ],
    ['nothing where nothing is', OPTIONS, []],
    [
      'the affiliate that events for an Affiliate capture need',
      { ...OPTIONS, relay: 'https://relay.example/v2/affiliate_event' },
      ['affiliateId is missing; set it to the id of the affiliate'],
    ],
    [
      'no affiliate that is there',
      { ...OPTIONS, relay: 'https://relay.example/v2/affiliate_event', affiliateId: 'a' },
      [],
    ],
  ])('names %s', (_, given, sentences) => {
    setUp(given).check();
    expect(warnings()).toEqual(sentences.map((sentence) => `Driftrock: ${sentence}`));
  });

  test('does not say again what was malformed', () => {
    const { add, check } = setUp();
    add({ relay: '{{relay}}', sourceId: 's-1' });
    check();
    expect(warnings()).toEqual(['Driftrock: relay is {{relay}}; set it to the https URL of your relay']);
  });
});
