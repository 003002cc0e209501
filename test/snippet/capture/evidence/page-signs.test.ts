// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
/** What the page shows of a submission. happy-dom has no layout: what is hidden here is so by an attribute. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readStanding } from '../../../../src/snippet/capture/evidence/messages';
import { questionsIn } from '../../../../src/snippet/capture/evidence/next-step';
import { AT_ONCE_MS, type PageWatch, watchPage } from '../../../../src/snippet/capture/evidence/page-signs';
import { DOUBT, ERROR, NEW_ERROR, NOTHING } from '../../../../src/snippet/capture/verdict';
import type { Touch } from '../../../../src/snippet/capture/visitor-input';
import { find, leadOf, read } from '../../support/forms';
import { hideByAttribute } from '../../support/layout';
import { NO_SIGNS } from '../../support/submissions';

/** Looks at the page from now on, for a visitor who has touched the form. */
const watch = (root: Document | ShadowRoot = document) => {
  const lead = leadOf(read(root.querySelector('form')!));
  const { scope } = lead;
  const standing = readStanding(scope);
  const hidden = new Map();
  const touch: Touch = { standing, shown: standing, said: new Set(), questions: questionsIn(scope.near), hidden };
  return (before: () => unknown = () => {}) => {
    before();
    touch.shown = readStanding(scope);
    const page = watchPage(lead, touch);
    onTestFinished(page.stop);
    return page;
  };
};

/** Nothing was sent. */
const UNHEARD = { isAffirmed: false, isSent: false };

/** What a look by the timer finds: by the end of a task a browser has handed over the records of its changes. */
const lookLater = (page: PageWatch) => {
  page.look(UNHEARD);
  vi.advanceTimersByTime(AT_ONCE_MS);
  return page.look(UNHEARD);
};

/** The signs once the page has changed something since the press. */
const after = (change: () => unknown) => {
  const page = watch()();
  change();
  return lookLater(page);
};

/** The signs of what the page has changed since the touch, and before the press. */
const afterTouch = (change: () => unknown) => watch()(change).look(UNHEARD);

const hint = () => find('#hint');
const mail = () => find('#mail');
const say = (html: string, place = '#hint') => find(place).insertAdjacentHTML('beforeend', html);

beforeEach(() => {
  vi.useFakeTimers();
  hideByAttribute();
  document.body.innerHTML = `
    <h1 class="error">An old error</h1>
    <main><form id="form">
      <label>E-mail <input id="mail" value="ada@example.com"></label>
      <span id="hint" class="hint"></span>
      <span class="invisible" id="silent">This field is required</span>
      <button>Send</button>
    </form><div id="next-to"></div></main>
    <aside></aside>
    <div>${'<i></i>'.repeat(300)}</div><div id="end"></div>`;
});

afterEach(() => {
  vi.restoreAllMocks();
});

test('says nothing while nothing has changed, whatever was there before', () => {
  mail().setAttribute('aria-invalid', 'true');
  say('<b class="error">Hm</b>');
  expect(after(() => {})).toEqual(NO_SIGNS);
});

describe('an error', () => {
  test.each<[string, () => unknown]>([
    ['aria-invalid on a control', () => mail().setAttribute('aria-invalid', 'true')],
    ['an error class on a control', () => mail().classList.add('is-invalid')],
    ['a marked text', () => say('<em class="field-error">Ooops</em>')],
    ['an element of an error class', () => say('<em class="mce_inline_error">Hm</em>')],
    ['an element with an error id', () => say('<em id="mail-error">Hm</em>')],
    ['an error deep in what was added', () => say('<div><p><em class="error">Hm</em></p></div>')],
    ['an error next to the form', () => say('<div class="alert-danger">Hm</div>', '#next-to')],
    ['a marked error at the end of the page', () => say('<div class="error">Hm</div>', '#end')],
    ['a loud error at the end of the page', () => say('<div role="alert" class="error">Hm</div>', '#end')],
    [
      'a loud text of an error at the end of the page',
      () => say('<div role="alert">Something went wrong</div>', '#end'),
    ],
    ['the words of an error', () => say('This field is required')],
    ['the words of an error, in German', () => say('Das ist ein Pflichtfeld')],
    ['an error that repeats the answer', () => say('ada@example.com is not valid')],
    ['an error that was there, and was invisible', () => find('#silent').classList.remove('invisible')],
  ])('is new after %s', (_what, change) => {
    expect(after(change)).toMatchObject({ against: NEW_ERROR, isThanked: false });
  });

  test.each(['role="alert"', 'role="alertdialog"', 'role="dialog"', 'aria-live="assertive"'])(
    'is new after the words of one at the end of the page, with %s',
    (mark) => {
      expect(after(() => say(`<p ${mark}>This field is required</p>`, '#end'))).toMatchObject({ against: NEW_ERROR });
    },
  );

  test('is no more than a doubt after such words in a status at the end of the page', () => {
    const change = () => say('<p role="status">This field is required</p>', '#end');
    expect(after(change)).toMatchObject({ against: DOUBT });
  });

  test('may be what an alert near the form says, in whatever language', () => {
    const change = () => say('<p role="alert">Zażółć gęślą jaźń</p>');
    expect(after(change)).toMatchObject({ against: DOUBT, isThanked: false });
  });

  test('is new after an alert near a form that still asks something', () => {
    find('#hint').insertAdjacentHTML('beforebegin', '<input name="city">');
    const change = () => say('<p role="alert">Zażółć gęślą jaźń</p>');
    expect(after(change)).toMatchObject({ against: NEW_ERROR, isThanked: false });
  });

  test.each<[string, () => unknown]>([
    ['aria-invalid turned false', () => mail().setAttribute('aria-invalid', 'false')],
    ['another class on a control', () => mail().classList.add('was-touched')],
    ['an error class on an empty element', () => hint().classList.add('error')],
    ['thanks', () => say('Thank you, we will call you.')],
    ['an error that is hidden', () => say('<em class="error" hidden>Hm</em>')],
    ['an error that is gone again', () => [say('<em class="error">Hm</em>'), hint().firstElementChild!.remove()]],
    [
      'a success of which only the id speaks of errors',
      () => say('<em id="error-list" class="alert-success">Complete</em>'),
    ],
    ['a busy button', () => find('button').classList.add('loading')],
    ['an error class on the form itself', () => find('form').classList.add('has-error')],
    ['an advertisement with an error\u2019s words', () => say('<div>Something went wrong?</div>', '#end')],
    ['an error\u2019s words in an aside', () => say('Please enter your phone number', 'aside')],
    ['an alert of success near the form', () => say('<p role="alert" class="alert-success">Hm</p>')],
    ['an alert in an unknown language at the end of the page', () => say('<p role="alert">Zażółć gęślą</p>', '#end')],
    ['neutral words', () => say('We will call you')],
    ['words that ask for patience', () => say('Bitte warten')],
  ])('is not there after %s', (_what, change) => {
    expect(after(change).against).toBeLessThan(ERROR);
  });

  test('is there, and not new, where it came after the touch and before the press', () => {
    expect(afterTouch(() => say('<em class="error">Hm</em>'))).toMatchObject({ against: ERROR });
  });

  test('is seen in the shadow root that holds the form', () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(find('form'));
    const page = watch(root)();
    root.querySelector('#hint')!.innerHTML = '<em class="error">Hm</em>';
    expect(lookLater(page)).toMatchObject({ against: NEW_ERROR });
  });
});

describe('doubt', () => {
  test.each<[string, () => unknown]>([
    ['an error\u2019s words in an aside', () => say('Please enter your phone number', 'aside')],
    ['the focus put on a control', () => mail().focus()],
    ['a control that the browser calls invalid', () => Object.assign(mail(), { required: true, type: 'url' })],
    ['a control that the page has changed', () => mail().classList.add('shake')],
    ['anything that is said in the form', () => say('Zażółć gęślą jaźń')],
    ['anything that is said next to the form', () => say('Zażółć gęślą jaźń', '#next-to')],
    ['an alert far from the form', () => say('<div role="alert">Zażółć gęślą jaźń</div>', '#end')],
    ['a dialog far from the form', () => say('<div role="dialog">Zażółć gęślą jaźń</div>', '#end')],
  ])('is there after %s', (_what, change) => {
    expect(after(change)).toMatchObject({ against: DOUBT });
  });

  test.each<[string, () => unknown]>([
    ['thanks', () => say('Thank you, we will call you.')],
    ['thanks with a "please" in them', () => say('Thank you! Please look into your inbox.')],
    ['a clock', () => say('04:59')],
    ['another text where the form was', () => (find('form').outerHTML = '<p>Got it</p>')],
    ['a button that says "Please wait"', () => (find('button').textContent = 'Please wait')],
    ['a link', () => say('<a href="/help">Something wrong?</a>')],
    ['a text far from the form', () => say('Rate this page', 'aside')],
    ['anything that is said far from the form', () => say('Zażółć gęślą jaźń', '#end')],
    ['anything that is said once the answers are gone', () => (say('Zażółć gęślą jaźń'), (mail().value = ''))],
    [
      'an error\u2019s words in an aside, once the answers are gone',
      () => (say('Please enter it', 'aside'), (mail().value = '')),
    ],
    [
      'an emptied form whose control is required and has the focus',
      () => (Object.assign(mail(), { required: true, value: '' }), mail().focus()),
    ],
  ])('is not there after %s', (_what, change) => {
    expect(after(change).against).toBe(NOTHING);
  });
});

describe('an error that was shown before the press', () => {
  const stale = () => mail().setAttribute('aria-invalid', 'true');
  /** The signs of a change after the press, where the error was there before it. */
  const afterError = (error: () => unknown, change: () => unknown) => {
    const page = watch()(error);
    change();
    return lookLater(page).against;
  };

  test.each<[string, () => unknown, () => unknown]>([
    ['the form is greyed', stale, () => find('form').classList.add('busy')],
    ['its own look changes', stale, () => mail().classList.add('busy')],
    [
      'the page is scrolled by a dialog',
      () => say('<p>This field is required</p>'),
      () => (find('main').style.top = '0'),
    ],
  ])('is no new one when %s', (_when, error, change) => {
    expect(afterError(error, change)).toBe(ERROR);
  });

  test.each<[string, () => unknown]>([
    ['the page says it once more', () => (find('#hint').innerHTML = '<p>This field is required</p>')],
    ['the page says another one', () => say('<p class="error">Hm</p>')],
  ])('does not hide that %s', (_what, change) => {
    expect(afterError(() => say('<p>This field is required</p>'), change)).toBe(NEW_ERROR);
  });

  test('elsewhere of the attempt before is no new one when it fades', () => {
    const restart = watch();
    const toast = () => find('#toast');
    const before = restart();
    say('<p class="error" id="toast">Hm</p>', '#end');
    expect(before.look(UNHEARD).against).toBe(NEW_ERROR);
    before.stop();
    const page = restart();
    toast().style.opacity = '0.5';
    expect(lookLater(page).against).toBe(NOTHING);
  });
});

describe('what the page says later than at once', () => {
  /** The signs of a change so long after the press. */
  const afterWaiting = (ms: number, change: () => unknown) => {
    const page = watch()();
    page.look(UNHEARD);
    vi.advanceTimersByTime(ms);
    change();
    page.look(UNHEARD);
    vi.advanceTimersByTime(2 * AT_ONCE_MS);
    return page.look(UNHEARD);
  };

  test.each([
    [AT_ONCE_MS - 1, DOUBT],
    [AT_ONCE_MS, NOTHING],
  ])('after %i ms is a doubt of %i, for it may be an answer that nobody has heard', (ms, against) => {
    expect(afterWaiting(ms, () => say('Zażółć gęślą jaźń')).against).toBe(against);
  });

  test('is none in the place of what was said at once', () => {
    const page = watch()();
    say('<p>Wysyłanie …</p>');
    page.look(UNHEARD);
    vi.advanceTimersByTime(AT_ONCE_MS);
    hint().innerHTML = '<p>Zadzwonimy jutro</p>';
    page.look(UNHEARD);
    expect(page.look(UNHEARD).against).toBe(NOTHING);
  });

  test('is not waited for by a visitor who dismisses it sooner', () => {
    const page = watch()();
    say('<div role="dialog">Zażółć gęślą jaźń</div>', '#end');
    page.look(UNHEARD);
    expect(page.look(UNHEARD).against).toBe(DOUBT);
  });

  test('is a doubt where it speaks of an error', () => {
    expect(afterWaiting(AT_ONCE_MS, () => say('Please enter it', 'aside')).against).toBe(DOUBT);
  });
});

describe('thanks at once, with nothing sent and a question open', () => {
  const ask = () => mail().insertAdjacentHTML('afterend', '<input name="town">');
  const looks = (heard: Partial<typeof UNHEARD>, before: () => unknown) => {
    before();
    const page = watch()();
    say('Grazie di indicare la città');
    page.look(UNHEARD);
    vi.advanceTimersByTime(AT_ONCE_MS);
    return page.look({ ...UNHEARD, ...heard });
  };

  test('are a request, and a doubt', () => {
    expect(looks({}, ask)).toMatchObject({ isThanked: false, against: DOUBT });
  });

  test.each<[string, Partial<typeof UNHEARD>, () => unknown]>([
    ['something was sent', { isSent: true }, ask],
    ['no question is open', {}, () => {}],
  ])('are thanks where %s', (_where, heard, before) => {
    expect(looks(heard, before)).toMatchObject({ isThanked: true });
  });
});

describe('thanks', () => {
  test('outweigh words of an error that nothing marks, for thanks often ask for something more', () => {
    const change = () => say('<b>Thank you!</b><p>Please choose a time for your call.</p>');
    expect(after(change)).toMatchObject({ against: DOUBT, isThanked: true });
  });

  test.each<[string, () => unknown]>([
    ['near the form', () => say('Thank you, we will call you.')],
    ['far from the form', () => say('Your message was sent', '#end')],
    ['in an aside', () => say('Your message was sent', 'aside')],
    ['in an element of an error\u2019s name', () => say('<em class="error">Merci</em>')],
    ['in an alert', () => say('<p role="alert">Vielen Dank</p>')],
  ])('are there %s', (_where, change) => {
    expect(after(change)).toMatchObject({ against: NOTHING, isThanked: true });
  });

  test('are there in whatever words where the page has marked them as a success, and a question is open', () => {
    mail().insertAdjacentHTML('afterend', '<input name="town">');
    const change = () => say('<p class="msg msg-success">Ozveme sa vám zajtra</p>');
    expect(after(change)).toMatchObject({ against: NOTHING, isThanked: true });
  });

  test('do not outweigh an error next to them', () => {
    const change = () => say('<p class="success">Meno</p><p class="error">Mesto?</p>');
    expect(after(change)).toMatchObject({ against: NEW_ERROR });
  });

  test.each<[string, () => unknown]>([
    ['a success far from the form', () => say('<p class="success">7 ľudí práve objednalo</p>', '#end')],
    ['a denial', () => say('Your registration was unsuccessful')],
    ['thanks that ask for something', () => say('Thank you, but this address is not valid.')],
    ['an error', () => say('This field is required')],
    ['the visitor\u2019s own words', () => ((mail().value = 'Thank you'), say('Your message: ada@example.com'))],
    ['nothing', () => {}],
  ])('are not there after %s', (_what, change) => {
    expect(after(change).isThanked).toBe(false);
  });

  test('are not there while the page thanks as it did before the press', () => {
    expect(afterTouch(() => say('Thank you')).isThanked).toBe(false);
  });
});

describe('a step', () => {
  test.each<[string, () => unknown]>([
    ['the page asks something else in the same form', () => (find('form').innerHTML = '<input name="company">')],
    ['the page shows another form instead', () => (find('form').outerHTML = '<form><input name="company"></form>')],
    [
      'the page shows another form in another frame of its own',
      () => (find('main').outerHTML = '<section><form><input name="company"></form></section>'),
    ],
    [
      'the page shows what it had hidden',
      () => [find('form').setAttribute('hidden', ''), say('<form><input name="company"></form>', '#next-to')],
    ],
  ])('is there when %s', (_when, change) => {
    expect(after(change)).toMatchObject({ isStep: true, isGone: true });
  });

  test.each<[string, () => unknown]>([
    ['nothing has changed', () => {}],
    ['the form is gone', () => find('form').remove()],
    ['the form is there, empty', () => (mail().value = '')],
    ['the page asks more, and the answers are still there', () => say('<input name="company">', 'form')],
    ['another part of the page asks something', () => [find('form').remove(), say('<input name="company">', 'aside')]],
  ])('is not there when %s', (_when, change) => {
    expect(after(change).isStep).toBe(false);
  });
});

test('sees in the same task, too, what the page has changed near the form', () => {
  const page = watch()();
  say('<em class="error">Hm</em>');
  expect(page.look(UNHEARD).against).toBe(NEW_ERROR);
});

test('tells at any time whether the page has emptied the form', () => {
  const page = watch()();
  expect(page.isEmptied()).toBe(false);
  mail().value = '';
  expect(page.isEmptied()).toBe(true);
});

const replace = (html: string) => [find('form').remove(), say(html, 'main')];

test.each<[string, boolean, () => unknown]>([
  ['other questions are in the form', true, () => (find('form').innerHTML = '<input name="company">')],
  ['buttons are in its place', true, () => replace('<div><button>Soon</button></div>')],
  ['a word is in its place', false, () => replace('<div><p>Soon</p></div>')],
  ['buttons are in its place, and hidden', false, () => replace('<div><button hidden>Soon</button></div>')],
  ['buttons are somewhere else', false, () => [find('form').remove(), say('<p><button>Soon</button></p>', '#end')]],
])('tells whether something is asked on: %s', (_what, isAsked, change) => {
  const page = watch()();
  change();
  expect(page.isAskedOn()).toBe(isAsked);
});

test('takes for a visitor who has touched nothing only what has changed', () => {
  say('<em class="error">Hm</em>');
  const page = watchPage(leadOf(read(find('form'))), undefined);
  onTestFinished(page.stop);
  expect(lookLater(page).against).toBe(NOTHING);
  say('<em class="error">Hm</em>');
  expect(lookLater(page).against).toBe(NEW_ERROR);
});
