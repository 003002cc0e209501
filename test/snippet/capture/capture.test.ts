// @vitest-environment happy-dom
/** From what a visitor does to the leads that the page accepted. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCapture } from '../../../src/snippet/capture/capture';
import { readForm } from '../../../src/snippet/form/read-form';
import { fill, find, place, showEverything } from '../support/forms';
import { hideByAttribute } from '../support/layout';
import { answerOf } from '../support/leads';
import { forgetPageListeners } from '../support/page-listeners';
import { enter, press, pressDown, pressKey, scroll, submit } from '../support/visitor';

const ADDRESS = 'ada@example.com';
const FORM = `<form><input name="name"><input type="email" name="email"><button>Send</button></form><p></p>`;

const server = vi.fn(() => answerOf(200));
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A page under watch; what is told, by name. */
const start = (html = FORM, watchesRequests = true) => {
  place(`<main>${html}</main>`, 'main');
  const told: string[] = [];
  const opened: string[] = [];
  const accepted: object[] = [];
  const capture = createCapture({
    read: readForm,
    onOpen: ({ contact }) => opened.push(contact),
    onAccepted: ({ event }, rule) => (accepted.push({ ...event.fields }), told.push(`accepted: ${rule}`)),
    onTurnedDown: (_lead, rule) => told.push(`turned down: ${rule}`),
    onIgnored: (_form, why) => told.push(`ignored: ${why}`),
    onEvidence: () => {},
    watchesRequests: () => watchesRequests,
  });
  return { capture, told, opened, accepted };
};

/** The page prevents the submission and sends what was typed by itself. */
const sendByScript = (form: Element) =>
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = { name: find('[name=name]').value, email: find('[type=email]').value };
    void fetch('/api', { method: 'POST', body: JSON.stringify(given) });
  });

const fillIn = (address = ADDRESS) => {
  enter(find('[name=name]'), 'Ada');
  enter(find('[type=email]'), address);
};

forgetPageListeners();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', server);
  server.mockReset().mockImplementation(() => answerOf(200));
  showEverything();
});

afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a submission', () => {
  test('that the page\u2019s server takes is a lead', async () => {
    const { told, opened, accepted } = start();
    sendByScript(find('form'));
    fillIn();
    submit(find('form'));
    expect(opened).toEqual([ADDRESS]);
    await pass(1_000);
    expect(told).toEqual(['accepted: answered']);
    expect(accepted).toEqual([{ name: 'Ada', email: ADDRESS }]);
  });

  test('that the page\u2019s server refuses is none', async () => {
    server.mockImplementation(() => answerOf(422));
    const { told, accepted } = start();
    sendByScript(find('form'));
    fillIn();
    submit(find('form'));
    await pass(11_000);
    expect([told, accepted]).toEqual([['turned down: refused'], []]);
  });

  test('of which nothing more is known is a lead', async () => {
    const { told } = start();
    find('form').addEventListener('submit', (event) => event.preventDefault());
    fillIn();
    submit(find('form'));
    await pass(2_000);
    expect(told).toEqual(['accepted: no evidence']);
  });

  test('that is repeated under a line which stays as it is, with nothing sent, is none again', async () => {
    const { told } = start();
    find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      if (!find('p').textContent) find('p').textContent = 'Zażółć gęślą jaźń';
    });
    fillIn();
    for (let time = 0; time < 2; time++) {
      submit(find('form'));
      await pass(11_000);
    }
    expect(told).toEqual(['turned down: doubt', 'turned down: doubt']);
  });

  test('that is corrected is one lead, with the last values', async () => {
    server.mockImplementationOnce(() => answerOf(422));
    const { accepted, told } = start();
    sendByScript(find('form'));
    fillIn('ada@exmaple.com');
    submit(find('form'));
    await pass(1_000);
    enter(find('[type=email]'), ADDRESS);
    submit(find('form'));
    await pass(1_000);
    expect(told).toEqual(['turned down: refused', 'accepted: answered']);
    expect(accepted).toEqual([{ name: 'Ada', email: ADDRESS }]);
  });

  test('that is repeated without a change is the same lead', async () => {
    const { told } = start();
    sendByScript(find('form'));
    fillIn();
    submit(find('form'));
    await pass(1_000);
    submit(find('form'));
    await pass(1_000);
    expect(told).toEqual(['accepted: answered', 'turned down: sent before']);
  });

  test('by the next person at a form that the page empties is a lead of its own', async () => {
    const { accepted } = start(FORM, false);
    find('form').addEventListener('submit', (event) => event.preventDefault());
    fillIn();
    submit(find('form'));
    ['[name=name]', '[type=email]'].forEach((selector) => fill(find(selector), ''));
    await pass(400);
    fillIn('bob@example.com');
    submit(find('form'));
    await pass(2_000);
    expect(accepted).toEqual([
      { name: 'Ada', email: ADDRESS },
      { name: 'Ada', email: 'bob@example.com' },
    ]);
  });

  test('that is open when the page goes is a lead at once', () => {
    const { told } = start();
    fillIn();
    submit(find('form'));
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual(['accepted: no evidence']);
  });

  test('of an alert that says an error is none', async () => {
    vi.stubGlobal('alert', () => {});
    const { told } = start();
    find('form').addEventListener('submit', (event) => (event.preventDefault(), alert('Please enter your name')));
    fillIn();
    submit(find('form'));
    await pass(3_000);
    expect(told).toEqual(['turned down: error']);
  });

  test('of what is no lead is told of', () => {
    const { told } = start();
    submit(find('form'));
    expect(told).toEqual(['ignored: empty']);
  });

  test('hears no request where the site owner does not want it', () => {
    start(FORM, false);
    fillIn();
    submit(find('form'));
    expect(fetch).toBe(server);
  });

  test('hears requests only while something is open', async () => {
    start();
    fillIn();
    expect(fetch).toBe(server);
    submit(find('form'));
    expect(fetch).not.toBe(server);
    await pass(3_000);
    expect(fetch).toBe(server);
  });
});

describe('a press without a submission', () => {
  const NO_FORM = '<section><input name="name"><input type="email"><b id="send">Send</b></section>';
  const post = () => fetch('/api', { method: 'POST', body: JSON.stringify({ n: 'Ada', e: ADDRESS }) });

  test('of which all that was typed is sent is a lead', async () => {
    const { accepted } = start(NO_FORM);
    find('#send').addEventListener('click', post);
    fillIn();
    press(find('#send'));
    await pass(2_000);
    expect(accepted).toEqual([{ name: 'Ada', email: ADDRESS }]);
  });

  const down = () => pressDown(find('#send'));
  const click = () => press(find('#send'));
  const scrolled = () => scroll(find('#send'));
  test.each<[string, (() => unknown)[], boolean]>([
    ['that is sent before there is a click is a lead', [down, post], true],
    ['that becomes a scroll is none, whatever is sent a moment later', [down, scrolled, post], false],
    ['that becomes a scroll when it was sent already is a lead', [down, post, () => pass(0), scrolled], true],
    ['that becomes a scroll leaves the press before it as it was', [click, down, scrolled, post], true],
  ])('%s', async (_what, acts, isLead) => {
    const { accepted } = start(NO_FORM);
    fillIn();
    for (const act of acts) await act();
    await pass(2_000);
    expect(accepted).toEqual(isLead ? [{ name: 'Ada', email: ADDRESS }] : []);
  });

  test('of Enter is a lead likewise', async () => {
    const { accepted } = start(NO_FORM);
    find('[type=email]').addEventListener('keydown', post);
    fillIn();
    pressKey(find('[type=email]'), 'Enter');
    await pass(2_000);
    expect(accepted).toEqual([{ name: 'Ada', email: ADDRESS }]);
  });

  test('of Enter in the only control of no form is a lead likewise', async () => {
    const { accepted } = start('<section><input type="email"></section>');
    find('[type=email]').addEventListener('keydown', post);
    enter(find('[type=email]'), ADDRESS);
    pressKey(find('[type=email]'), 'Enter');
    await pass(2_000);
    expect(accepted).toEqual([{ email: ADDRESS }]);
  });

  test.each([
    ['that the page takes for itself is a lead likewise', true, [{ note: ADDRESS }]],
    ['that writes is none, whatever is sent a moment later', false, []],
  ])('of Enter in a text of several lines %s', async (_what, isTaken, expected) => {
    const { accepted } = start('<section><textarea name="note"></textarea></section>');
    const send = () => void fetch('/api', { method: 'POST', body: ADDRESS });
    find('textarea').addEventListener('keydown', (event) => {
      if (isTaken) event.preventDefault();
      setTimeout(send, isTaken ? 0 : 300);
    });
    enter(find('textarea'), ADDRESS);
    pressKey(find('textarea'), 'Enter');
    await pass(4_000);
    expect(accepted.map((fields) => Object.values(fields))).toEqual(expected.map((fields) => Object.values(fields)));
  });

  test('of which nothing is sent is no lead, and nobody is told', async () => {
    const { told, opened } = start(NO_FORM);
    fillIn();
    press(find('#send'));
    await pass(3_000);
    expect([told, opened]).toEqual([[], []]);
  });

  test('of which only the address is sent is no lead', async () => {
    const { told } = start(NO_FORM);
    find('#send').addEventListener('click', () => void fetch('/track', { method: 'POST', body: ADDRESS }));
    fillIn();
    press(find('#send'));
    await pass(3_000);
    expect(told).toEqual([]);
  });
});

describe('a step that the page\u2019s server has taken', () => {
  const takeStep = async () => {
    const { told } = start();
    sendByScript(find('form'));
    fillIn();
    submit(find('form'));
    await pass(100);
    find('form').outerHTML = '<form><input name="seats"><button>Go on</button></form>';
    await pass(3_000);
    expect(told).toEqual(['turned down: step']);
    return told;
  };

  test('is a lead once, when the page goes without a next one', async () => {
    const told = await takeStep();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual(['turned down: step', expect.stringMatching(/^accepted.*left/)]);
  });

  test('has the answers of the last step, though that is sent without the contact', async () => {
    hideByAttribute();
    const { accepted } = start('<form><input type="email" name="email"><input name="sum"><b id="go">Next</b></form>');
    const [mail, sum] = [find('[type=email]'), find('[name=sum]')];
    sum.hidden = true;
    enter(mail, ADDRESS);
    find('#go').onclick = () => {
      void fetch('/api', { method: 'POST', body: sum.hidden ? ADDRESS : sum.value });
      [mail.hidden, sum.hidden] = [true, !sum.hidden];
    };
    press(find('#go'));
    await pass(3_000);
    enter(sum, '100000');
    press(find('#go'));
    await pass(3_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(accepted).toEqual([{ email: ADDRESS, sum: '100000' }]);
  });

  test('is none of its own once the next one was accepted', async () => {
    const told = await takeStep();
    find('form').addEventListener('submit', (event) => {
      event.preventDefault();
      void fetch('/api', { method: 'POST', body: `seats=4&email=${ADDRESS}` });
    });
    enter(find('[name=seats]'), '4');
    submit(find('form'));
    await pass(100);
    find('form').outerHTML = '<p>Thank you</p>';
    await pass(3_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(told.filter((one) => one.startsWith('accepted'))).toHaveLength(1);
  });
});

describe('captureNow', () => {
  test('takes a form as a lead at once', () => {
    const { capture, told } = start();
    fillIn();
    expect(capture.captureNow(find('form'))).toMatchObject({ contact: ADDRESS });
    expect(told).toEqual(['accepted: the page said so']);
  });

  test('is undefined where there is nothing in it', () => {
    const { capture, told } = start();
    expect(capture.captureNow(find('form'))).toBeUndefined();
    expect(told).toEqual([]);
  });

  test('takes what is open for the same lead, with its id, though the form is empty by now', () => {
    const { capture, told } = start();
    fillIn();
    submit(find('form'));
    ['[name=name]', '[type=email]'].forEach((selector) => fill(find(selector), ''));
    expect(capture.captureNow(find('form'))).toMatchObject({ contact: ADDRESS });
    expect(told).toEqual(['accepted: the page said so']);
  });

  test('said again without a new act means the same lead', () => {
    const { capture, told } = start();
    fillIn();
    const first = capture.captureNow(find('form'));
    expect(capture.captureNow(find('main'))).toBe(first);
    expect(told).toHaveLength(1);
  });
});

describe('openEarlier', () => {
  test('takes what the browser has sent for a lead at once', () => {
    const { capture, told } = start();
    fill(find('[type=email]'), ADDRESS);
    capture.openEarlier(find('form'), { event: new Event('submit') });
    expect(told).toEqual(['accepted: the browser sent it']);
  });

  test('judges what the page has prevented by what it shows by now', async () => {
    const { capture, told } = start();
    fill(find('[type=email]'), ADDRESS);
    find('p').outerHTML = '<p class="error">Hm</p>';
    const event = new Event('submit', { cancelable: true });
    event.preventDefault();
    capture.openEarlier(find('form'), { event });
    expect(told).toEqual([]);
    await pass(2_000);
    expect(told).toEqual(['turned down: error']);
  });
});
