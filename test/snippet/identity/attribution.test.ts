// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/" }
/** What brought the visitor to this page. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCampaign } from '../../../src/snippet/identity/attribution';
import { blockStorage, fillStorage } from '../support/storage';

const visitor = (path: string, referrer = '') => {
  history.replaceState(null, '', path);
  vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);
};

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('readCampaign', () => {
  test('names the campaign, the landing page and the referrer', () => {
    visitor('/spring?utm_source=news&utm_medium=email&gclid=abc', 'https://search.example/');
    expect(readCampaign(true)).toEqual({
      utm_source: 'news',
      utm_medium: 'email',
      gclid: 'abc',
      landing_page: 'https://shop.example/spring',
      referrer: 'https://search.example/',
    });
  });

  test.each([
    ['/invite/eyJhbGciOiJIUzI1NiJ9.eyJmIjo3fQ.5mhBHqs5/start', '/invite//start'],
    ['/u/ada@example.com/reset', '/u//reset'],
    ['/u/ada%40example.com', '/u/'],
    ['/p/B08N5WRWNW/spring-sale', '/p/B08N5WRWNW/spring-sale'],
  ])('leaves tokens and addresses out of the path %s', (path, left) => {
    visitor(path, `https://search.example${path}`);
    expect(readCampaign(true)).toEqual({
      landing_page: `https://shop.example${left}`,
      referrer: `https://search.example${left}`,
    });
  });

  test('leaves query strings and fragments out of landing page and referrer', () => {
    visitor('/spring?secret=1#token=2', 'https://search.example/find?q=ada@example.com#top');
    expect(readCampaign(true)).toEqual({
      landing_page: 'https://shop.example/spring',
      referrer: 'https://search.example/find',
    });
  });

  test.each([
    'utm_source',
    'utm_medium',
    'utm_campaign',
    'utm_term',
    'utm_content',
    'utm_id',
    'utm_source_platform',
    'gclid',
    'dclid',
    'fbclid',
    'ttclid',
    'twclid',
    'yclid',
    'gbraid',
    'wbraid',
    'li_fat_id',
    'epik',
    'rdt_cid',
  ])('takes %s from the query string', (name) => {
    visitor(`/?${name}=v%20v`);
    expect(readCampaign(true)).toHaveProperty(name, 'v v');
  });

  test.each(['email', 'utm', 'utm_', 'q', '_gl', 'clid', 'cid', 'mygclid_x', 'xutm_source', 'driftrock_debug'])(
    'leaves %s alone',
    (name) => {
      visitor(`/?${name}=v`);
      expect(readCampaign(true)).not.toHaveProperty([name]);
    },
  );

  test('still knows the campaign on the second page of the visitor', () => {
    visitor('/spring?utm_source=news', 'https://search.example/');
    readCampaign(true);
    visitor('/contact', 'https://shop.example/spring');
    expect(readCampaign(true)).toEqual({
      utm_source: 'news',
      landing_page: 'https://shop.example/spring',
      referrer: 'https://search.example/',
    });
  });

  test('keeps the landing page of a visitor without a campaign', () => {
    visitor('/spring', 'https://search.example/');
    readCampaign(true);
    visitor('/contact', 'https://shop.example/spring');
    expect(readCampaign(true)).toEqual({
      landing_page: 'https://shop.example/spring',
      referrer: 'https://search.example/',
    });
  });

  test('takes the campaign of a later page when the first had none', () => {
    visitor('/');
    readCampaign(true);
    visitor('/spring?utm_source=news');
    expect(readCampaign(true)).toMatchObject({ utm_source: 'news', landing_page: 'https://shop.example/spring' });
    visitor('/contact');
    expect(readCampaign(true)).toMatchObject({ utm_source: 'news' });
  });

  test('takes the campaign of the last page that came with one, whole', () => {
    visitor('/spring?utm_source=news&utm_medium=email');
    readCampaign(true);
    visitor('/summer?utm_source=partner', 'https://partner.example/');
    readCampaign(true);
    visitor('/contact');
    expect(readCampaign(true)).toEqual({
      utm_source: 'partner',
      landing_page: 'https://shop.example/summer',
      referrer: 'https://partner.example/',
    });
  });

  test('writes nothing when it is not to remember', () => {
    visitor('/spring?utm_source=news');
    expect(readCampaign(false)).toMatchObject({ utm_source: 'news' });
    expect(sessionStorage.length).toBe(0);
  });

  test('names what this page knows where sessionStorage is blocked', () => {
    visitor('/spring?utm_source=news');
    const unblock = blockStorage('sessionStorage');
    const campaign = readCampaign(true);
    unblock();
    expect(campaign).toMatchObject({ utm_source: 'news' });
  });

  test('names what this page knows where sessionStorage is full', () => {
    visitor('/spring?utm_source=news');
    fillStorage('sessionStorage');
    expect(readCampaign(true)).toMatchObject({ utm_source: 'news', landing_page: 'https://shop.example/spring' });
  });

  test.each(['null', '0', 'false'])('takes %s under its own key for no campaign', (text) => {
    visitor('/contact');
    sessionStorage.setItem('driftrock:campaign', text);
    expect(Object.keys(readCampaign(true))).toEqual([]);
  });

  test('survives garbage under its own key', () => {
    visitor('/contact');
    sessionStorage.setItem('driftrock:campaign', '{"utm_source":');
    expect(readCampaign(true)).toMatchObject({ landing_page: 'https://shop.example/contact' });
  });
});

test.each(['msclkid', 'irclickid', 'ScCid'])('%s is a campaign field', (name) => {
  history.replaceState(null, '', `?${name}=v`);
  expect(readCampaign(false)).toHaveProperty(name, 'v');
});

test.each([
  ['UTM_SOURCE', 'utm_source'],
  ['Utm_Source', 'utm_source'],
  ['GCLID', 'gclid'],
  ['LI_FAT_ID', 'li_fat_id'],
  ['amp;utm_source', 'utm_source'],
  ['amp;amp;utm_source', 'utm_source'],
  ['AMP;UTM_SOURCE', 'utm_source'],
  ['amp;ScCid', 'ScCid'],
])('%s is the campaign field %s', (given, name) => {
  history.replaceState(null, '', `/?x=1&${given}=v`);
  expect(readCampaign(false)).toEqual({
    [name]: 'v',
    landing_page: 'https://shop.example/',
    referrer: expect.any(String),
  });
});

test.each(['EMAIL', 'amp;email', 'amp;', 'amp', '_GL'])('%s is none', (name) => {
  history.replaceState(null, '', `?${name}=v`);
  expect(Object.keys(readCampaign(false))).toEqual(['landing_page', 'referrer']);
});
