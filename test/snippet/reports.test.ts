// @vitest-environment happy-dom
/** What the page's listeners and its console are told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../src/event';
import { createReports } from '../../src/snippet/reports';

const EVENT = { event_id: 'e-1' } as LeadEvent;
const warned = vi.fn();
const WAITING = 'Leads wait in this browser, and are tried again';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('console', { warn: warned, info: vi.fn() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  warned.mockClear();
});

/** What the console has had once a page that goes would be gone. */
const lines = () => {
  vi.advanceTimersByTime(1_000);
  return warned.mock.calls.map(([line]) => line);
};

describe('tellOutcome', () => {
  test.each([301, 401, 403, 404, 405, 451])('says once what somebody has to put right: HTTP %i', (status) => {
    const reports = createReports({});
    reports.tellOutcome(EVENT, { outcome: 'retry', status, text: '' });
    reports.tellOutcome(EVENT, { outcome: 'retry', status: 404, text: '' });
    expect(lines()).toEqual([`Driftrock: the relay answers HTTP ${status}. ${WAITING}`]);
  });

  test('says that no answer came while there is a network', () => {
    createReports({}).tellOutcome(EVENT, { outcome: 'retry', status: 0, text: '' });
    expect(lines()).toEqual([
      `Driftrock: the relay does not answer, or does not allow the origin of this page. ${WAITING}`,
    ]);
  });

  test('says nothing to a page that is gone a moment later', () => {
    createReports({}).tellOutcome(EVENT, { outcome: 'retry', status: 0, text: '' });
    vi.advanceTimersByTime(999);
    expect(warned).not.toHaveBeenCalled();
  });

  test('says nothing while there is no network', () => {
    vi.stubGlobal('navigator', { onLine: false });
    createReports({}).tellOutcome(EVENT, { outcome: 'retry', status: 0, text: '' });
    expect(lines()).toEqual([]);
  });

  test.each([408, 425, 429, 500, 503, 599])('says nothing of what passes by itself: HTTP %i', (status) => {
    createReports({}).tellOutcome(EVENT, { outcome: 'retry', status, text: '' });
    expect(lines()).toEqual([]);
  });

  test('says each time that a lead was refused for good', () => {
    const reports = createReports({});
    reports.tellOutcome(EVENT, { outcome: 'rejected', status: 400, text: '' });
    reports.tellOutcome(EVENT, { outcome: 'rejected', status: 413, text: '' });
    expect(lines()).toEqual([
      'Driftrock: the relay refused a lead for good (HTTP 400): its log says why',
      'Driftrock: the relay refused a lead for good (HTTP 413): its log says why',
    ]);
  });
});

describe('tell', () => {
  test("tells every listener, whatever another one's mistakes", () => {
    const reports = createReports({});
    const heard = vi.fn();
    reports.on('captured', () => {
      throw new Error('a mistake of the page');
    });
    reports.on('captured', heard);
    reports.tell('captured', EVENT, 'answered');
    expect(heard).toHaveBeenCalledWith(EVENT, 'answered');
  });
});
