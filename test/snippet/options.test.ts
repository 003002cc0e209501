// @vitest-environment happy-dom
// @vitest-environment-options {"url":"https://shop.example","settings":{"handleDisabledFileLoadingAsSuccess":true}}
/** What the site owner can set, and what he is told when he has set it wrongly. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newEntry } from '../../src/snippet/delivery/entry';
import { type Options, parseOption, readScriptOptions, relayFor } from '../../src/snippet/options';

/** The value that an option has after the text, and the problem, if any. */
const parse = (name: string, text: string, options: Options = {}) => {
  const problem = parseOption(options, name, text);
  return { problem, value: options[name as keyof Options] };
};

describe('parseOption', () => {
  test.each<[string, string, unknown]>([
    ['relay', 'https://relay.example/v2/event', 'https://relay.example/v2/event'],
    ['relay', 'HTTPS://Relay.Example/v2/event', 'https://relay.example/v2/event'],
    ['relay', '/v2/event', 'https://shop.example/v2/event'],
    ['relay', 'event', 'https://shop.example/event'],
    ['relay', '//relay.example/v2/event', 'https://relay.example/v2/event'],
    ['relay', 'http://localhost:8787/v2/event', 'http://localhost:8787/v2/event'],
    ['relay', 'http://127.0.0.1:8787/', 'http://127.0.0.1:8787/'],
    ['relay', 'http://127.1.2.3/', 'http://127.1.2.3/'],
    ['relay', 'http://[::1]:8787/', 'http://[::1]:8787/'],
    ['sourceId', '034feb07-0cd7-4d44-bbdb-ae18a8a4132f', '034feb07-0cd7-4d44-bbdb-ae18a8a4132f'],
    ['eventName', 'Asked for a quote', 'Asked for a quote'],
    ['forms', 'form.lead, #contact > form', 'form.lead, #contact > form'],
    ['forms', 'none', 'none'],
    ['affiliateId', 'a-1', 'a-1'],
    ['personId', 'p-1', 'p-1'],
    ['gaCookiePrefix', 'rs', 'rs'],
    ['consent', 'granted', 'granted'],
    ['consent', 'pending', 'pending'],
    ['consent', 'denied', 'denied'],
  ])('takes %s "%s" as %j', (name, text, value) => {
    expect(parse(name, text)).toEqual({ problem: undefined, value });
  });

  describe.each(['attribution', 'persist', 'network', 'debug'])('%s', (name) => {
    test.each([
      ['true', true],
      ['1', true],
      ['', true],
      ['false', false],
      ['0', false],
    ])('is switched by "%s" to %s', (text, value) => {
      expect(parse(name, text)).toEqual({ problem: undefined, value });
    });

    test.each(['yes', 'no', 'off', 'TRUE', '2', 'truefalse', '{{flag}}', 'null'])('cannot be "%s"', (text) => {
      expect(parse(name, text)).toEqual({ problem: `${name} is ${text}; set it to true or false`, value: undefined });
    });
  });

  test.each([
    ['relay', '', 'relay is missing; set it to the https URL of your relay'],
    ['relay', 'http://relay.example/', 'relay is http://relay.example/; set it to the https URL of your relay'],
    ['relay', 'http://localhost.example/', 'relay is http://localhost.example/; set it to the https URL of your relay'],
    [
      'relay',
      'http://shop.example/v2/event',
      'relay is http://shop.example/v2/event; set it to the https URL of your relay',
    ],
    ['relay', 'https://', 'relay is https://; set it to the https URL of your relay'],
    ['relay', 'javascript:alert(1)', 'relay is javascript:alert(1); set it to the https URL of your relay'],
    ['relay', 'data:text/plain,x', 'relay is data:text/plain,x; set it to the https URL of your relay'],
    ['relay', 'wss://relay.example/', 'relay is wss://relay.example/; set it to the https URL of your relay'],
    [
      'relay',
      'https://user:word@relay.example/',
      'relay is https://user:word@relay.example/; set it to the https URL of your relay',
    ],
    ['relay', 'https://{{host}}/v2/event', 'relay is https://{{host}}/v2/event; set it to the https URL of your relay'],
    ['relay', 'your relay', 'relay is your relay; set it to the https URL of your relay'],
    ['relay', '<your relay>', 'relay is <your relay>; set it to the https URL of your relay'],
    ['sourceId', '', 'sourceId is missing; set it to the id of your Driftrock capture'],
    ['sourceId', '{{source}}', 'sourceId is {{source}}; set it to the id of your Driftrock capture'],
    ['sourceId', '<source id>', 'sourceId is <source id>; set it to the id of your Driftrock capture'],
    ['eventName', '', 'eventName is missing; set it to a text'],
    ['forms', '', 'forms is missing; set it to a CSS selector'],
    ['forms', 'form[', 'forms is form[; set it to a CSS selector'],
    ['forms', '123', 'forms is 123; set it to a CSS selector'],
    ['forms', '{{forms}}', 'forms is {{forms}}; set it to a CSS selector'],
    ['affiliateId', '{{affiliate}}', 'affiliateId is {{affiliate}}; set it to the id of the affiliate'],
    ['personId', '', 'personId is missing; set it to a text'],
    ['gaCookiePrefix', '<prefix>', 'gaCookiePrefix is <prefix>; set it to a text'],
    ['consent', '', 'consent is missing; set it to granted, pending or denied'],
    ['consent', 'yes', 'consent is yes; set it to granted, pending or denied'],
    ['consent', 'Granted', 'consent is Granted; set it to granted, pending or denied'],
    ['source_id', 'x', 'source_id is x; set it to an option that exists'],
    ['relayUrl', 'https://relay.example/', 'relayUrl is https://relay.example/; set it to an option that exists'],
  ])('of %s "%s" says how to fix it', (name, text, problem) => {
    expect(parse(name, text)).toMatchObject({ problem });
  });

  test.each([
    ['relay', 'http://relay.example/', { relay: 'https://relay.example/' }],
    ['sourceId', '{{source}}', { sourceId: 's' }],
    ['consent', 'perhaps', { consent: 'denied' }],
    ['debug', 'loud', { debug: true }],
    ['forms', 'form[', { forms: 'form' }],
  ] satisfies [string, string, Options][])(
    'keeps the earlier value of %s when it is set to "%s"',
    (name, text, options) => {
      expect(parse(name, text, { ...options }).value).toBe(options[name as keyof typeof options]);
    },
  );

  test('counts a malformed option as mentioned, so that it is told of once', () => {
    const options: Options = {};
    parseOption(options, 'relay', 'http://relay.example/');
    expect('relay' in options).toBe(true);
  });

  test('adds no option that does not exist', () => {
    const options: Options = {};
    parseOption(options, 'surprise', 'x');
    expect(options).toEqual({});
  });

  test('lets a page on plain http have its relay on its own origin', () => {
    vi.stubGlobal('location', new URL('http://shop.example/contact'));
    expect(parse('relay', 'http://shop.example/v2/event').problem).toBeUndefined();
    expect(parse('relay', 'http://shop.example:8080/v2/event').problem).toBeTypeOf('string');
    vi.unstubAllGlobals();
  });
});

describe('readScriptOptions', () => {
  /** The tag on the page, and as `document.currentScript` while it runs. */
  const runScript = (html: string) => {
    const script = document.createElement('div');
    script.innerHTML = html;
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script.querySelector('script'));
  };

  /** A tag that is run later, when the browser no longer says which one it is. */
  const placeScript = (html: string) => {
    document.head.innerHTML = html;
    vi.spyOn(document, 'currentScript', 'get').mockReturnValue(null);
  };

  beforeEach(() => document.head.replaceChildren());

  afterEach(() => {
    vi.restoreAllMocks();
  });

  test('reads every option from data attributes', () => {
    runScript(
      '<script data-relay="r" data-source-id="s" data-event-name="e" data-forms="f" data-affiliate-id="a"' +
        ' data-person-id="p" data-ga-cookie-prefix="g" data-consent="pending" data-attribution' +
        ' data-persist="false" data-network="false" data-debug="true"></script>',
    );
    expect(readScriptOptions()).toEqual({
      relay: 'r',
      sourceId: 's',
      eventName: 'e',
      forms: 'f',
      affiliateId: 'a',
      personId: 'p',
      gaCookiePrefix: 'g',
      consent: 'pending',
      attribution: '',
      persist: 'false',
      network: 'false',
      debug: 'true',
    });
  });

  test('reads every option from the query string of src, all that Google Tag Manager leaves', () => {
    runScript(
      '<script src="/driftrock.js?relay=https%3A%2F%2Frelay.example%2Fv2%2Fevent&sourceId=s&eventName=Asked%20us' +
        '&forms=f&affiliateId=a&personId=p&gaCookiePrefix=g&consent=denied&attribution=true&persist=0&network=0' +
        '&debug"></script>',
    );
    expect(readScriptOptions()).toEqual({
      relay: 'https://relay.example/v2/event',
      sourceId: 's',
      eventName: 'Asked us',
      forms: 'f',
      affiliateId: 'a',
      personId: 'p',
      gaCookiePrefix: 'g',
      consent: 'denied',
      attribution: 'true',
      persist: '0',
      network: '0',
      debug: '',
    });
  });

  test('lets data attributes win over the query string, one by one', () => {
    runScript('<script src="/driftrock.js?relay=query&sourceId=query" data-relay="data"></script>');
    expect(readScriptOptions()).toEqual({ relay: 'data', sourceId: 'query' });
  });

  test('leaves other attributes and parameters alone', () => {
    runScript('<script src="/driftrock.js?v=3&source_id=x" data-cfasync="false" id="tag"></script>');
    expect(readScriptOptions()).toEqual({});
  });

  test('takes the fragment for no part of the query string', () => {
    runScript('<script src="/driftrock.js?relay=r#?sourceId=s"></script>');
    expect(readScriptOptions()).toEqual({ relay: 'r' });
  });

  test('has none for an inline script', () => {
    runScript('<script>1</script>');
    expect(readScriptOptions()).toEqual({});
  });

  test.each([
    '<script data-relay="r"></script>',
    '<script src="https://cdn.example/driftrock.js?relay=r"></script>',
    '<script src="/driftrock.min.js?relay=r"></script>',
  ])('finds %s when an optimiser runs it later', (html) => {
    placeScript(`<script src="/other.js?relay=x"></script>${html}`);
    expect(readScriptOptions()).toEqual({ relay: 'r' });
  });

  test('has none where there is no such tag', () => {
    placeScript('<script src="/other.js?relay=x"></script>');
    expect(readScriptOptions()).toEqual({});
  });
});

describe('parseOption, where a mistake would cost more than a line in the console', () => {
  test.each(['http://127.0.0.1.example.com/v2/event', 'https://:secret@relay.example.com/v2/event'])(
    'does not take %s for a relay',
    (url) => {
      const options: Options = {};
      expect(parseOption(options, 'relay', url)).toContain('relay');
      expect(options.relay).toBeUndefined();
    },
  );

  test('keeps events in memory while consent cannot be read', () => {
    const options: Options = {};
    expect(parseOption(options, 'consent', 'Denied')).toContain('granted, pending or denied');
    expect(options.consent).toBe('pending');
  });

  test('knows no option that every object has', () => {
    expect(parseOption({}, 'toString', 'a')).toContain('an option that exists');
  });
});

describe('relayFor', () => {
  const OWN = 'https://own.example/v2/event';
  const PAGES = 'https://page.example/v2/event';

  test.each([
    ['the page of its own source', 's-1', [PAGES, PAGES, PAGES]],
    ['the page of another source', 's-2', [OWN, OWN, OWN]],
    // A tag without a source may have taken the place of a wrong one: neither is known to be right.
    ['a page that names no source', undefined, [OWN, PAGES, OWN]],
  ])('on %s', (_, sourceId, relays) => {
    const entry = newEntry({ source_id: 's-1' } as never, OWN, 0);
    const options = { relay: PAGES, ...(sourceId && { sourceId }) };
    expect([0, 1, 2].map((failures) => relayFor({ ...entry, failures }, options))).toEqual(relays);
  });
});
