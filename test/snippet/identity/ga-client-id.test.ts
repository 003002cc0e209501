// @vitest-environment happy-dom
/** Which client id Google Analytics uses on a page with these cookies. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readGaClientId } from '../../../src/snippet/identity/ga-client-id';
import vectors from './ga-cookie-vectors.json';

const UUID = '35009a79-1a05-49d7-b876-2b884d0f825b';
const AMP_ID = 'amp-JTHCVn-4iMhzv5oEIZIspaXUSnEF0PwNVoxsNDrFP4BtPQJMyxE4jb9FDlp37OJL';

/** Cookies as the browser tells them: several of one name, which no test environment's own jar holds at once. */
const setCookies = (cookies: string) => vi.spyOn(document, 'cookie', 'get').mockReturnValue(cookies);

const read = (cookies: string, prefix = '', pageId?: unknown) => {
  setCookies(cookies);
  return readGaClientId(prefix, pageId);
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('readGaClientId', () => {
  test.each(vectors)(
    'reads "$cookies" (prefix "$gaCookiePrefix") as $clientId',
    ({ cookies, gaCookiePrefix, clientId }) => {
      expect(read(cookies, gaCookiePrefix)).toBe(clientId ?? undefined);
    },
  );

  test.each([
    ['_ga=GA1.2.1.1; _ga=GA1.1.2.2', '2.2', 'the lowest domain depth'],
    ['_ga=GA1.12.1.1; _ga=GA1.3.2.2', '2.2', 'the lowest domain depth, counted as a number'],
    ['_ga=GA1.3.1.1; _ga=GA1.12.2.2', '1.1', 'the lowest domain depth, whatever the order'],
    ['_ga=GA1.2-2.1.1; _ga=GA1.1-9.2.2', '2.2', 'the domain depth before the path depth'],
    ['_ga=GA1.2-3.1.1; _ga=GA1.2-2.2.2', '2.2', 'the lowest path depth'],
    ['_ga=GA1.2-10.1.1; _ga=GA1.2-9.2.2', '2.2', 'the lowest path depth, counted as a number'],
    ['_ga=GA1.2-2.1.1; _ga=GA1.2.2.2', '2.2', 'no path depth, which means 1'],
    ['_ga=GA1.2-1.1.1; _ga=GA1.2.2.2', '1.1', 'the first of two equal path depths, written or not'],
    ['_ga=GA1.2.1.1; _ga=GA1.2.2.2', '1.1', 'the first of equals'],
    ['_ga=GA1.2.1.1; _ga=GA1.x.2.2', '2.2', 'a depth that is no number, which means 1'],
    ['_ga=GA1.2.1.1; _ga=GA1..2.2', '2.2', 'an empty depth, which means 1'],
    ['_ga=GA1.2.1.1; _ga=GA1.0.2.2', '2.2', 'a depth of 0, which means 1'],
    ['_ga=GA1.1.1.1; _ga=GA1.0.2.2', '1.1', 'the first of a depth of 1 and one of 0'],
    ['_ga=GA1.1-2.1.1; _ga=GA1.1-x.2.2', '2.2', 'a path depth that is no number, which means 1'],
    ['_ga=1.2.1.1; _ga=GA1.1.2.2', '2.2', 'the lowest depth among old and new versions'],
    ['_ga=GA1.1; _ga=GA1.2.2.2', '2.2', 'the one that holds an id'],
    ['_ga=deleted; _ga=GA1.5.2.2', '2.2', 'the one that is of a version'],
    ['_ga=GS1.1.1.1; _ga=GA1.5.2.2', '2.2', 'the one whose version is known'],
    [`_ga=GA1.1.2.2; _ga=${AMP_ID}`, '2.2', 'a versioned id before a bare AMP id'],
  ])('of "%s" takes %s: %s', (cookies, clientId) => {
    expect(read(cookies)).toBe(clientId);
  });

  test.each([
    ['_ga=GA1.1.2.2.3.4', '2.2.3.4'],
    ['_ga=GA1.1.my-own-id', 'my-own-id'],
    [`_ga=GA1.2-3.${UUID}`, UUID],
    ['_ga=GA1.1.one', 'one'],
    ['_ga=GA1.1.a%2Fb%20c', 'a%2Fb%20c'],
    ['_ga=GA1.1.100%', '100%'],
    ['_ga=GA1.1.%E0%A4%A', '%E0%A4%A'],
    ['_ga=GA1.1.a=b==', 'a=b=='],
  ])('keeps the whole id of "%s", undecoded', (cookies, clientId) => {
    expect(read(cookies)).toBe(clientId);
  });

  test.each([
    '_gaFake=GA1.1.1.1',
    '_ga_X=GA1.1.1.1',
    '_ga_7WYZ=GS1.1.1.1.1.1',
    '_gat=1',
    '_gid=GA1.2.1.1',
    'x_ga=GA1.1.1.1',
    'rs_ga=GA1.1.1.1',
    '_GA=GA1.1.1.1',
    'ga=GA1.1.1.1',
    'x=_ga=GA1.1.1.1',
    'FPID=FPID2.2.a.1',
    '__utma=1.2.3.4.5.6',
  ])('finds none in "%s"', (cookies) => {
    expect(read(cookies)).toBeUndefined();
  });

  test.each([
    '',
    '_ga',
    '_ga=GA1',
    '_ga=GA1.1',
    '_ga=GA1.1..',
    '_ga=GA2.1.1.1',
    '_ga=GA1-1-1.1',
    '_ga=2.2.1.1',
    '_ga=amp-',
    '_ga=amp-' + 'a'.repeat(21),
    '_ga=amp-' + 'a'.repeat(65),
    '_ga=amp-' + 'a'.repeat(21) + '!',
  ])('finds no id in the malformed "%s"', (cookies) => {
    expect(read(cookies)).toBeUndefined();
  });

  test.each([22, 64])('takes a bare AMP id of %i characters', (length) => {
    expect(read('_ga=amp-' + 'a'.repeat(length))).toBe('amp-' + 'a'.repeat(length));
  });

  test.each(['rs', 'rs_'])('reads the cookie of the prefix "%s", and no other', (prefix) => {
    expect(read('_ga=GA1.1.1.1; rs_ga=GA1.1.2.2; rsrs_ga=GA1.1.3.3', prefix)).toBe('2.2');
    expect(read('_ga=GA1.1.1.1', prefix)).toBeUndefined();
  });

  test.each(['$', 'a.b', '(', 'a-b'])('takes the prefix "%s" literally', (prefix) => {
    expect(read(`${prefix}_ga=GA1.1.2.2`, prefix)).toBe('2.2');
  });

  test.each([
    ['one of the cookies', '_ga=GA1.1.1.1; _ga=GA1.2.2.2', '2.2', '2.2'],
    ['one of the cookies, in its utma form', '_ga=GA1.1.1.1; _ga=GA1.2.2.2', 'utma.2.2', '2.2'],
    ['none of the cookies', '_ga=GA1.1.1.1', '3.3', '1.1'],
    ['an id while there is no cookie', '', '3.3', '3.3'],
    ['an id in its utma form while there is no cookie', '', 'utma.3.3', '3.3'],
    ['an id next to a malformed cookie', '_ga=deleted', '3.3', '3.3'],
  ])('when gaGlobal.vid names %s ("%s", vid %s) takes %s', (_what, cookies, pageId, clientId) => {
    expect(read(cookies, '', pageId)).toBe(clientId);
  });

  test.each(['', 'x', '3', '3.3.3', 'utma.', 'amp-1', ' 3.3', '3.3\n', null, 3, {}, []])(
    'does not trust %j as gaGlobal.vid',
    (pageId) => {
      expect(read('', '', pageId)).toBeUndefined();
      expect(read('_ga=GA1.1.1.1', '', pageId)).toBe('1.1');
    },
  );

  test('has no id where reading document.cookie is a SecurityError', () => {
    vi.spyOn(document, 'cookie', 'get').mockImplementation(() => {
      throw new DOMException('The document is sandboxed', 'SecurityError');
    });
    expect(readGaClientId('', undefined)).toBeUndefined();
    expect(readGaClientId('', '3.3')).toBe('3.3');
  });

  test('reads the cookies of the page itself', () => {
    document.cookie = '_ga=GA1.1.7.7';
    expect(readGaClientId('', undefined)).toBe('7.7');
  });

  test('sees a cookie that is written between two calls', () => {
    expect(read('a=b')).toBeUndefined();
    expect(read('a=b; _ga=GA1.1.1.1')).toBe('1.1');
  });
});
