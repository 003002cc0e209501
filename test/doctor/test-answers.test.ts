/** What a test lead holds. */
import { describe, expect, test } from 'vitest';
import { addressFor, answerFor } from '../../src/doctor/test-answers';

describe('addressFor', () => {
  test.each([
    ['https://www.example.org/landing', 'driftrock-test@example.org'],
    ['https://go.example.co.uk/', 'driftrock-test@go.example.co.uk'],
    ['http://localhost:8080/', 'driftrock-test@example.com'],
    ['http://127.0.0.1:8080/', 'driftrock-test@example.com'],
    ['http://[::1]/', 'driftrock-test@example.com'],
  ])('%s', (url, address) => {
    expect(addressFor(url)).toBe(address);
  });
});

describe('answerFor', () => {
  test.each([
    ['address', 'text', '', 'me@example.com'],
    ['number', 'tel', '', '+442079460018'],
    ['words', 'text', '', 'Driftrock test'],
    ['words', 'textarea', '', 'This is a test of Driftrock. Please ignore it.'],
    ['words', 'number', '', '1'],
    ['words', 'number', '18', '18'],
    ['words', 'url', '', 'https://example.com'],
    ['moment', 'date', '', '2030-01-01'],
    ['moment', 'date', '2031-05-05', '2031-05-05'],
    ['moment', 'time', '', '12:00'],
    ['option', 'select', '', undefined],
    ['tick', 'checkbox', '', undefined],
  ] as const)('asked for %s in a %s, at least "%s"', (asks, type, min, answer) => {
    expect(answerFor({ asks, type, min }, 'me@example.com')).toBe(answer);
  });
});
