// @vitest-environment happy-dom
/** A form's data that the browser or the page collects. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFormDataListener, createSentDataListener } from '../../../src/snippet/capture/collected-data';
import type { Submission } from '../../../src/snippet/capture/submission';
import { createSubmissions } from '../../../src/snippet/capture/submissions';
import { createVisitorInput } from '../../../src/snippet/capture/visitor-input';
import { find, leadOf, place, read } from '../support/forms';
import { createShownPage, submissionOf } from '../support/submissions';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';

const start = (html = `<form>${EMAIL}</form>`) => {
  place(html);
  const visitor = createVisitorInput();
  const ends = { onAccepted: vi.fn(), onTurnedDown: vi.fn(), onMeant: vi.fn(), onEvidence: vi.fn() };
  const submissions = createSubmissions(ends);
  const attempt = vi.fn();
  const accept = vi.fn();
  const parts = { visitor, submissions, attempt, accept, readNow: read };
  const onFormData = createFormDataListener(parts);
  /** The browser takes data to another page. */
  const send = (data: Record<string, string>) => {
    const formData = new FormData();
    Object.entries(data).forEach(([name, value]) => formData.append(name, value));
    createSentDataListener(parts)(formData);
  };
  /** The form's data is collected, with this added by the page. */
  const collect = (added: Record<string, string> = {}) => {
    const formData = new FormData();
    Object.entries(added).forEach(([name, value]) => formData.append(name, value));
    const event = Object.assign(new Event('formdata'), { formData });
    vi.spyOn(event, 'composedPath').mockReturnValue([find('form')]);
    onFormData(event as FormDataEvent);
  };
  const open = (opened: Partial<Submission>) => {
    const submission = submissionOf(leadOf(read(find('form'))), createShownPage(), opened);
    submissions.add(submission);
    return submission;
  };
  return { visitor, submissions, attempt, accept, collect, send, open };
};

/** A submission's event, as it is once it was dispatched. */
const submitEvent = (more: object = {}) => Object.assign(new Event('submit', { cancelable: true }), more);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('data that is collected with nothing open', () => {
  test.each([
    ['within a minute of a press means that press', 59_999, 1],
    ['a minute after a press does not', 60_000, 0],
  ])('%s', (_what, ms, times) => {
    const { visitor, attempt, collect } = start();
    visitor.pressedAt = Date.now();
    vi.setSystemTime(Date.now() + ms);
    collect();
    expect(attempt).toHaveBeenCalledTimes(times);
  });

  test('without any press says nothing', () => {
    const { attempt, accept, collect } = start();
    collect();
    expect([attempt, accept].map((told) => told.mock.calls.length)).toEqual([0, 0]);
  });
});

describe('data that is collected for an open submission', () => {
  test('belongs to its lead, which keeps its id', () => {
    const { collect, open, attempt } = start();
    const submission = open({});
    const { event_id } = submission.lead.event;
    collect({ score: '7' });
    expect(submission.lead.event).toMatchObject({ event_id, fields: { email: 'ada@example.com', score: '7' } });
    expect(submission.isCollected).toBe(true);
    expect(attempt).not.toHaveBeenCalled();
  });

  test('is what the browser sends, once the submission\u2019s event is over: the lead is accepted', () => {
    const { accept, collect, open, submissions } = start();
    const submission = open({ event: submitEvent() });
    collect();
    expect(accept.mock.calls).toEqual([[submission, 'the browser sent it']]);
    expect(submissions.open.size).toBe(0);
  });

  test.each<[string, () => Event]>([
    [
      'the event is not over: the page collects it for itself',
      () => {
        const event = submitEvent();
        vi.spyOn(event, 'composedPath').mockReturnValue([document]);
        return event;
      },
    ],
    [
      'the page has prevented the event',
      () => {
        const event = submitEvent();
        event.preventDefault();
        return event;
      },
    ],
    ['a press has opened the submission', () => new Event('click')],
  ])('is not known to be sent when %s', (_when, makeEvent) => {
    const { accept, collect, open } = start();
    const submission = open({ event: makeEvent() });
    collect();
    expect(accept).not.toHaveBeenCalled();
    expect(submission).toMatchObject({ isCollected: true, isSent: false });
  });

  test('is sent into a frame of the page, whose answer is waited for', async () => {
    const { accept, collect, open } = start(`<iframe name="f"></iframe><form target="f">${EMAIL}</form>`);
    const submission = open({ event: submitEvent() });
    collect();
    expect(submission).toMatchObject({ isSent: true, pending: 1 });
    find('iframe').dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(0);
    expect(submission).toMatchObject({ pending: 0, ok: 0 });
    expect(accept).not.toHaveBeenCalled();
  });
});

describe('data that the browser takes to another page', () => {
  const MAIL = { mail: 'ada@example.com' };

  /** The visitor is in the form, and has done something since the last lead. */
  const startIn = (html?: string) => {
    const started = start(html);
    Object.assign(started.visitor, { lastForm: find('form'), hasActed: true });
    return started;
  };

  test('is a lead, though no event has told of a submission', () => {
    const { accept, send } = startIn();
    send(MAIL);
    const lead = expect.objectContaining({ contact: 'ada@example.com' }) as unknown;
    expect(accept).toHaveBeenCalledExactlyOnceWith({ lead, sentText: '' }, 'the browser sent it');
  });

  test.each<[string, (started: ReturnType<typeof start>) => unknown, Record<string, string>]>([
    ['is that of another form', () => {}, { language: 'en' }],
    ['comes with nothing done since the last lead', ({ visitor }) => (visitor.hasActed = false), MAIL],
    ['is that of an open submission', ({ open }) => open({}), MAIL],
    ['is of no form that the visitor was in', ({ visitor }) => (visitor.lastForm = undefined), MAIL],
  ])('is none where it %s', (_what, change, data) => {
    const started = startIn();
    change(started);
    started.send(data);
    expect(started.accept).not.toHaveBeenCalled();
  });

  test('is none where a button puts the answers aside', () => {
    const { accept, send, visitor } = startIn(`<form>${EMAIL}<button>Save draft</button></form>`);
    visitor.button = find<HTMLButtonElement>('button');
    send(MAIL);
    expect(accept).not.toHaveBeenCalled();
  });
});
