// @vitest-environment happy-dom
/** Submissions whose fate is open, from the first look to the last. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RequestText } from '../../../src/snippet/capture/evidence/request-text';
import type { Submission } from '../../../src/snippet/capture/submission';
import { createSubmissions } from '../../../src/snippet/capture/submissions';
import { DOUBT, ERROR, NEW_ERROR, NOTHING } from '../../../src/snippet/capture/verdict';
import type { Lead } from '../../../src/snippet/form/read-form';
import { leadIn } from '../support/forms';
import { createShownPage, NO_SIGNS, submissionOf } from '../support/submissions';

const ADDRESS = 'ada.hartley7@example.org';
const HTML = `<input name="name" value="Ada Hartley"><input type="email" name="email" value="${ADDRESS}">`;
const ALL = JSON.stringify({ name: 'Ada Hartley', email: ADDRESS });
const ALONE = JSON.stringify({ email: ADDRESS });

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const never = () => new Promise<number>(() => {});
const answered = (status: number | undefined) => () => Promise.resolve(status);

/** An open submission of a form, and what is told of its end. */
const open = (opened: Partial<Submission> = {}, html = HTML) => {
  const ends: string[] = [];
  const onMeant = vi.fn();
  const submissions = createSubmissions({
    onAccepted: (_submission, rule) => ends.push(`accepted: ${rule}`),
    onTurnedDown: (_submission, rule) => ends.push(`turned down: ${rule}`),
    onMeant,
    onEvidence: vi.fn(),
  });
  const page = createShownPage();
  const submission = submissionOf(leadIn(html), page, opened);
  submissions.add(submission);
  return { ends, onMeant, submissions, submission, page };
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('without any evidence', () => {
  test('a submission is kept after two seconds, and not before', async () => {
    const { ends } = open();
    await pass(1_999);
    expect(ends).toEqual([]);
    await pass(1);
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('a press comes to nothing', async () => {
    const { ends } = open({ isPress: true });
    await pass(2_000);
    expect(ends).toEqual(['turned down: press']);
  });

  test('a submission is kept at once when the page goes', () => {
    const { ends, submissions } = open();
    submissions.lookAtAll(true);
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('nothing is looked at any more after the end', async () => {
    const { page, submissions } = open();
    // The end has a task of its own.
    await pass(2_001);
    expect([page.isStopped, submissions.open.size, vi.getTimerCount()]).toEqual([true, 0, 0]);
  });
});

describe('what the page shows', () => {
  test('counts from 800 ms on', async () => {
    const { ends, page } = open();
    page.signs = { ...NO_SIGNS, isThanked: true };
    await pass(799);
    expect(ends).toEqual([]);
    await pass(1);
    expect(ends).toEqual(['accepted: thanks']);
  });

  test('may turn a submission down, and another look may overturn that until two seconds have passed', async () => {
    const { ends, page, submission } = open();
    page.signs = { ...NO_SIGNS, against: ERROR };
    await pass(1_000);
    expect(submission.isDown).toBe(true);
    page.signs = { ...NO_SIGNS, isThanked: true };
    await pass(200);
    expect(ends).toEqual(['accepted: thanks']);
  });

  test('turns it down for good after two seconds', async () => {
    const { ends, page } = open();
    page.signs = { ...NO_SIGNS, against: ERROR };
    await pass(2_000);
    expect(ends).toEqual(['turned down: error']);
  });

  test('stays known when it closes by itself', async () => {
    const { ends, page } = open();
    page.signs = { ...NO_SIGNS, against: NEW_ERROR };
    await pass(1_000);
    page.signs = NO_SIGNS;
    await pass(1_000);
    expect(ends).toEqual(['turned down: error']);
  });

  test('stays known when it looks like an error for a moment', async () => {
    const { ends, page } = open();
    page.signs = { ...NO_SIGNS, against: DOUBT };
    await pass(1_000);
    page.signs = NO_SIGNS;
    await pass(8_999);
    expect(ends).toEqual([]);
    await pass(1);
    expect(ends).toEqual(['turned down: doubt']);
  });

  test('keeps a doubted submission that is sent within ten seconds: a captcha may have held it up', async () => {
    const { ends, page, submissions } = open();
    page.signs = { ...NO_SIGNS, against: DOUBT };
    await pass(9_000);
    submissions.onRequest([ALL], undefined);
    await pass(2_000);
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('turns a doubted press down after two seconds', async () => {
    const { ends, page } = open({ isPress: true });
    page.signs = { ...NO_SIGNS, against: DOUBT };
    await pass(2_000);
    expect(ends).toEqual(['turned down: doubt']);
  });

  test.each([
    ['stays known', NO_SIGNS, 'turned down: error'],
    ['makes room for thanks', { ...NO_SIGNS, isThanked: true }, 'accepted: thanks'],
  ])('after a good answer %s when it closes by itself', async (_what, signs, end) => {
    const { ends, page, submissions } = open();
    submissions.onRequest([ALL], answered(200));
    page.signs = { ...NO_SIGNS, against: NEW_ERROR };
    await pass(1_000);
    page.signs = signs;
    await pass(1_000);
    expect(ends).toEqual([end]);
  });

  test('does not outweigh a good answer that comes once it has closed by itself', async () => {
    const { ends, page, submissions } = open();
    submissions.onRequest([ALL], () => new Promise((resolve) => setTimeout(resolve, 1_500, 200)));
    page.signs = { ...NO_SIGNS, against: NEW_ERROR };
    submissions.judge([...submissions.open.values()][0]!, {});
    page.signs = NO_SIGNS;
    await pass(2_400);
    expect(ends).toEqual(['accepted: answered']);
  });

  test('ends a step at once, whose answers belong to the next one', async () => {
    const { ends, page, submissions, submission } = open();
    page.signs = { ...NO_SIGNS, isGone: true, isStep: true };
    await pass(800);
    expect(ends).toEqual(['turned down: step']);
    expect(submissions.step).toBe(submission.lead);
  });

  test('takes what the visitor writes over for no acceptance', async () => {
    const { ends, page, submission } = open();
    submission.isRewritten = true;
    page.signs = { ...NO_SIGNS, isGone: true };
    await pass(2_000);
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('takes a form that was emptied once for accepted, whatever is in it by now', async () => {
    const { ends, page } = open();
    page.hasEmptied = true;
    await pass(200);
    page.hasEmptied = false;
    await pass(1_800);
    expect(ends).toEqual(['accepted: gone']);
  });
});

describe('a request', () => {
  test.each([
    [200, 'accepted: answered'],
    [204, 'accepted: answered'],
    [302, 'accepted: answered'],
    [399, 'accepted: answered'],
    [undefined, 'accepted: no evidence'],
  ])('with all answers that is answered with %s decides: %s', async (status, end) => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], answered(status));
    await pass(2_000);
    expect(ends).toEqual([end]);
  });

  test.each([400, 422, 500])('with all answers that is answered with %i decides after ten seconds', async (status) => {
    const { ends, submissions, submission } = open();
    submissions.onRequest([ALL], answered(status));
    await pass(9_999);
    expect([ends, submission.isDown]).toEqual([[], true]);
    await pass(1);
    expect(ends).toEqual(['turned down: refused']);
  });

  test.each([
    ['at the same address', '/send', answered(200), 'accepted: answered'],
    ['at another one', '/spare', answered(200), 'accepted: answered'],
    ['by a beacon', '/spare', undefined, 'accepted: no evidence'],
    ['to be refused again', '/spare', answered(422), 'turned down: refused'],
  ])('that is refused, and that the page tries again by itself %s', async (_what, address, readAnswer, end) => {
    const { ends, submissions } = open();
    submissions.onRequest(['/send', ALL], answered(503));
    await pass(5_000);
    submissions.onRequest([address, ALL], readAnswer);
    await pass(10_000);
    expect(ends).toEqual([end]);
  });

  test('that is refused stays so, whatever carries but the address after it', async () => {
    const { ends, submissions } = open();
    submissions.onRequest(['/send', ALL], answered(422));
    await pass(1_000);
    submissions.onRequest(['/track', ALONE], answered(200));
    await pass(10_000);
    expect(ends).toEqual(['turned down: refused']);
  });

  test('that is sent once more as soon as the first answer begins does not wait for its end', async () => {
    const { submissions, submission } = open();
    submissions.onRequest(['/send', ALL], async (onHead) => {
      onHead();
      await pass(10);
      return 500;
    });
    submissions.onRequest(['/spare', ALL], answered(200));
    await pass(20);
    expect([submission.ok, submission.refused]).toEqual([1, 0]);
  });

  test.each([
    ['something else', '{"event":"click"}'],
    ['the address alone', ALONE],
  ])('with %s is a bystander\u2019s, whatever it is answered', async (_what, text) => {
    const { ends, submissions, submission } = open();
    const readAnswer = vi.fn(answered(500));
    submissions.onRequest([text], readAnswer);
    await pass(2_000);
    expect(ends).toEqual(['accepted: no evidence']);
    expect(readAnswer).not.toHaveBeenCalled();
    expect(submission.isSent).toBe(false);
  });

  test.each<[string, () => RequestText]>([
    ['cannot be read', () => undefined],
    ['cannot be read later', () => Promise.resolve(undefined)],
    ['cannot be read for a mistake', () => Promise.reject(new Error('a mistake'))],
    ['is encoded', () => 'x'.repeat(80)],
  ])('that %s may carry the answers, and its answer says nothing', async (_what, makeText) => {
    const { ends, submissions, submission } = open();
    const readAnswer = vi.fn(answered(500));
    submissions.onRequest([makeText()], readAnswer);
    await pass(2_000);
    expect(submission.isSent).toBe(true);
    expect(readAnswer).not.toHaveBeenCalled();
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('that is read later counts like any other', async () => {
    const { ends, submissions } = open();
    submissions.onRequest([Promise.resolve(ALL)], answered(422));
    await pass(10_000);
    expect(ends).toEqual(['turned down: refused']);
  });

  test('that is never answered counts as sent', async () => {
    const { submissions, submission } = open();
    submissions.onRequest([ALL], undefined);
    expect([submission.isSent, submission.pending]).toEqual([true, 0]);
    expect(submission.sentText).toContain(ADDRESS);
  });

  test('holds the verdict until it is answered', async () => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], () => new Promise((resolve) => setTimeout(resolve, 10_000, 200)));
    await pass(10_799);
    expect(ends).toEqual([]);
    await pass(1);
    expect(ends).toEqual(['accepted: answered']);
  });

  test('holds the verdict for no longer than 30 seconds', async () => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], never);
    await pass(29_999);
    expect(ends).toEqual([]);
    await pass(1);
    expect(ends).toEqual(['accepted: no evidence']);
  });

  test('that is open when the page goes counts for the submission', () => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], never);
    submissions.lookAtAll(true);
    expect(ends).toEqual(['accepted: left']);
  });

  test.each([
    [[200], 0],
    [[500], 1],
    [[200, 500], 0],
    [[500, 200], 0],
  ])(
    'with the names of open questions may be a tracker\u2019s: answered with %j it is refused %i times',
    async (statuses, refused) => {
      const html = `<input type="email" name="email" value="${ADDRESS}"><input name="town">`;
      const { submissions, submission } = open({}, html);
      const body = JSON.stringify({ email: ADDRESS, town: '' });
      statuses.forEach((status) => submissions.onRequest([`/${status}`, body], answered(status)));
      await pass(0);
      expect(submission).toMatchObject({ pending: 0, ok: 0, refused, isSent: true });
    },
  );
});

describe('a press', () => {
  test('that has sent all that was typed is a submission from then on', async () => {
    const { ends, onMeant, submissions, submission } = open({ isPress: true });
    submissions.onRequest([ALL], answered(200));
    expect(onMeant).toHaveBeenCalledExactlyOnceWith(submission);
    await pass(2_000);
    expect(ends).toEqual(['accepted: answered']);
  });

  test('that has sent the address alone is none, though the address holds the name', async () => {
    const { ends, onMeant, submissions } = open({ isPress: true });
    submissions.onRequest([ALONE], answered(200));
    await pass(2_000);
    expect(onMeant).not.toHaveBeenCalled();
    expect(ends).toEqual(['turned down: press']);
  });

  test('that has sent most of what was typed is none', () => {
    const { onMeant, submissions } = open({ isPress: true }, `${HTML}<input name="town" value="Lyon">`);
    submissions.onRequest([ALL], answered(200));
    expect(onMeant).not.toHaveBeenCalled();
  });

  test('of a form that asks for an address alone is one once it was sent', () => {
    const { onMeant, submissions } = open({ isPress: true }, `<input type="email" name="email" value="${ADDRESS}">`);
    submissions.onRequest([ALONE], answered(200));
    expect(onMeant).toHaveBeenCalledTimes(1);
  });

  test.each([
    [1_999, 1],
    [2_000, 0],
  ])('is meant by a request %i ms later %i times', async (ms, times) => {
    const { onMeant, submissions } = open({ isPress: true });
    await pass(ms);
    submissions.onRequest([ALL], answered(200));
    expect(onMeant).toHaveBeenCalledTimes(times);
  });
});

describe('an alert', () => {
  test.each([
    ['an error', 'Please enter your name', NEW_ERROR],
    ['thanks', 'Thank you!', NOTHING],
    ['anything', 'Zażółć gęślą jaźń', DOUBT],
  ])('that says %s counts for that much: "%s"', async (_what, text, against) => {
    const { submissions, submission } = open();
    submissions.onAlert(text);
    expect(submission.against).toBe(against);
  });

  test('of an error does not outweigh an answer that says that all is well', async () => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], answered(201));
    submissions.onAlert('Your voucher becomes invalid in May');
    await pass(3_000);
    expect(ends).toEqual(['accepted: answered']);
  });

  test('of an error outweighs a good answer', async () => {
    const { ends, submissions } = open();
    submissions.onRequest([ALL], answered(200));
    submissions.onAlert('Something went wrong');
    await pass(3_000);
    expect(ends).toEqual(['turned down: error']);
  });
});

describe('lookAtAll', () => {
  test('leaves no submission out for the mistake of another', () => {
    const { ends, submissions, page } = open();
    Object.assign(page, { look: () => JSON.parse('') });
    const { form, ...lead } = leadIn(HTML);
    submissions.add(submissionOf({ ...lead, form: form.cloneNode() as Lead['form'] }, createShownPage()));
    expect(() => submissions.lookAtAll(true)).not.toThrow();
    expect(ends).toEqual(['accepted: no evidence']);
  });
});
