/** What a status says of an attempt. */
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../src/snippet/delivery/outcome';

describe('outcomeOf', () => {
  test.each([200, 201, 202, 204, 299])('HTTP %i acknowledges the event', (status) => {
    expect(outcomeOf(status)).toBe('acknowledged');
  });

  test.each([400, 413, 422])('HTTP %i rejects the event for good', (status) => {
    expect(outcomeOf(status)).toBe('rejected');
  });

  test.each([401, 403, 404, 405, 407, 408, 409, 410, 412, 414, 415, 421, 423, 425, 428, 429, 431, 451, 499])(
    'HTTP %i asks for a later attempt: the site or the relay is at fault, not the event',
    (status) => {
      expect(outcomeOf(status)).toBe('retry');
    },
  );

  test.each([0, 100, 199, 300, 301, 302, 304, 307, 399, 500, 501, 502, 503, 504, 520, 599])(
    'HTTP %i asks for a later attempt',
    (status) => {
      expect(outcomeOf(status)).toBe('retry');
    },
  );
});
