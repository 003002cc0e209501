// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
/** What the page shows after a submission. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Control } from '../../src/snippet/controls';
import type { Lead } from '../../src/snippet/lead';
import { readRemarks, scopeOf, watchPage } from '../../src/snippet/page-signs';

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;

const leadOf = (root: Document | ShadowRoot): Lead => {
  const form = root.querySelector('form')!;
  const mail = root.querySelector<Control>('#mail')!;
  return { form, scope: scopeOf(form), controls: [{ control: mail, words: 'text', values: [mail.value] }], control: mail, answer: mail.value } as unknown as Lead;
};

/** What the page said of errors before the visitor began, as capture notes it. */
const baselineOf = ({ scope }: Lead) => readRemarks(scope);

/** Reads the signs of the page with a form, from now on. */
const watch = () => watchPage(leadOf(document), baselineOf(leadOf(document)));

/** The signs once the page has changed something. */
const after = (change: () => unknown) => {
  const readSigns = watch();
  change();
  return readSigns();
};

const hint = () => find('#hint');
const mail = () => find<HTMLInputElement>('#mail');

beforeEach(() => {
  document.body.innerHTML = `
    <h1 class="error">An old error</h1>
    <main><form id="form">
      <label>E-mail <input id="mail" value="ada@example.com"></label>
      <span id="hint" class="hint"></span>
      <span class="invisible" id="silent">This field is required</span>
      <button>Send</button>
    </form></main>
    <aside></aside>`;
  // happy-dom has no layout: what is hidden has no width, all else has some.
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.isConnected && !this.closest('[hidden],[style*=none]') ? 10 : 0;
  });
  vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
    return this.isConnected && !this.closest('[hidden],[style*=none],.invisible');
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('hasError', () => {
  test('is false while nothing has changed, whatever stood there before', () => {
    expect(watch()().hasError).toBe(false);
  });

  test.each<[string, () => void]>([
    ['aria-invalid on a control', () => mail().setAttribute('aria-invalid', 'true')],
    ['an error class on a control', () => mail().classList.add('is-invalid')],
    ['an error class on an element with a text', () => Object.assign(hint(), { textContent: 'Ooops', className: 'field-error' })],
    ['an element of an error class', () => hint().insertAdjacentHTML('afterend', '<em class="mce_inline_error">Hm</em>')],
    ['an element with an error id', () => hint().insertAdjacentHTML('afterend', '<em id="mail-error">Hm</em>')],
    ['an error deep in what was added', () => hint().insertAdjacentHTML('afterend', '<div><p><em class="error">Hm</em></p></div>')],
    ['an error outside of the form', () => find('aside').insertAdjacentHTML('beforeend', '<div class="alert-danger">Hm</div>')],
  ])('is true after %s', (_what, change) => {
    expect(after(change).hasError).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['aria-invalid turned false', () => mail().setAttribute('aria-invalid', 'false')],
    ['another class on a control', () => mail().classList.add('was-touched')],
    ['an error class on an empty element', () => hint().classList.add('error')],
    ['thanks', () => hint().append('Thank you, we will call you.')],
    ['an error that is hidden', () => hint().insertAdjacentHTML('afterend', '<em class="error" hidden>Hm</em>')],
    ['an error that is gone again', () => [hint().insertAdjacentHTML('afterend', '<em class="error">Hm</em>'), hint().nextElementSibling!.remove()]],
    ['an error class on a long text', () => Object.assign(hint(), { textContent: 'word '.repeat(40), className: 'error' })],
    ['a success of which the id alone speaks of errors', () => hint().insertAdjacentHTML('afterend', '<em id="error-list" class="alert-success">Complete</em>')],
    ['words that only look like an error', () => hint().append('This field is required')],
    ['a busy button', () => find('button').classList.add('loading')],
    ['an error class on the form itself', () => find('form').classList.add('has-error')],
  ])('is false after %s', (_what, change) => {
    expect(after(change).hasError).toBe(false);
  });

  test('is true after an error that stood there hidden is shown', () => {
    hint().outerHTML = '<span id="hint" class="error" style="display: none">Hm</span>';
    expect(after(() => hint().setAttribute('style', '')).hasError).toBe(true);
  });

  test('is false where the control was marked before the visitor began', () => {
    mail().setAttribute('aria-invalid', 'true');
    expect(watch()().hasError).toBe(false);
  });

  test('is true where the error came after the visitor began and before the submission', () => {
    const lead = leadOf(document);
    const baseline = baselineOf(lead);
    hint().innerHTML = '<em class="error">Hm</em>';
    expect(watchPage(lead, baseline)()).toMatchObject({ hasError: true, isFresh: false });
  });

  test('is true after a marked error in the shadow root that holds the form', () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(find('form'));
    const readSigns = watchPage(leadOf(root), baselineOf(leadOf(root)));
    root.querySelector('#hint')!.innerHTML = '<em class="error">This field is required</em>';
    expect(readSigns()).toMatchObject({ hasError: true, isDoubtful: true });
  });
});

describe('isDoubtful', () => {
  test('is false while nothing has changed', () => {
    expect(watch()().isDoubtful).toBe(false);
  });

  test.each<[string, () => unknown]>([
    ['a text where a hint was empty', () => hint().append('This field is required')],
    ['a changed text in a hint', () => (hint().textContent = 'Please enter your name')],
    ['a German text', () => hint().append('Bitte eine gültige Adresse eingeben')],
    ['a French text', () => hint().append('Ce champ est obligatoire')],
    ['a Spanish text', () => hint().append('Este campo es obligatorio')],
    ['a Portuguese text', () => hint().append('Por favor, preencha o campo')],
    ['a Dutch text', () => hint().append('Dit veld is verplicht')],
    ['a text beside the form', () => find('main').insertAdjacentHTML('beforeend', '<div role="alert">Something went wrong</div>')],
    ['an address that is known', () => hint().append('Sorry, we know you already')],
    ['a text in a live region far from the form', () => find('aside').insertAdjacentHTML('beforeend', '<div role="status">Please enter your name</div>')],
    ['a text that was there, and was invisible', () => find('#silent').classList.remove('invisible')],
    ['a text in a language that is not known', () => hint().append('Pole jest wymagane')],
    ['an error’s words far from the form', () => find('aside').append('Please enter your phone number')],
    ['a text with a figure', () => hint().append('10 letters minimum')],
    ['an error that repeats the answer', () => hint().append('ada@example.com is already registered')],
    ['whatever a toast says', () => find('aside').insertAdjacentHTML('beforeend', '<div class="my-Toast">Add a message</div>')],
    ['whatever a live region says', () => find('aside').insertAdjacentHTML('beforeend', '<div role="alert">Add a message</div>')],
    ['the focus put on a control', () => mail().focus()],
    ['a control that the browser calls invalid', () => Object.assign(mail(), { required: true, type: 'url' })],
  ])('is true after %s', (_what, change) => {
    expect(after(change).isDoubtful).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['thanks', () => hint().append('Thank you, we will call you.')],
    ['a clock', () => hint().append('04:59')],
    ['the visitor’s own words in a text area', () => find('button').insertAdjacentHTML('beforebegin', '<textarea>Please call me, there is a problem</textarea>')],
    ['another text where the form was', () => (find('form').outerHTML = '<p>Got it</p>')],
    ['thanks with a "please" in them', () => hint().append('Thank you! Please look into your inbox.')],
    ['an emptied form whose control is required and has the focus', () => (Object.assign(mail(), { required: true, value: '' }), mail().focus())],
    ['a text longer than an error', () => hint().append('Please '.repeat(40))],
    ['a button that says "Please wait"', () => (find('button').textContent = 'Please wait')],
    ['a link', () => hint().insertAdjacentHTML('afterend', '<a href="/help">Something wrong?</a>')],
    ['a text that is hidden', () => hint().insertAdjacentHTML('afterend', '<em hidden>This field is required</em>')],
    ['a text far from the form', () => find('aside').append('Rate this page')],
    ['an error’s words far from the form, once the answers are gone', () => (find('aside').append('Please rate this page'), (mail().value = ''))],
  ])('is false after %s', (_what, change) => {
    expect(after(change).isDoubtful).toBe(false);
  });
});

describe('isGone', () => {
  test('is false while the answers stand there', () => {
    expect(watch()().isGone).toBe(false);
  });

  test.each<[string, () => void]>([
    ['the form was reset', () => (mail().value = '')],
    ['the form was removed', () => find('form').remove()],
    ['the form was hidden', () => find('form').setAttribute('hidden', '')],
    ['the page shows something else', () => (document.body.innerHTML = '<p>Thank you</p>')],
  ])('is true when %s', (_what, change) => {
    const readSigns = watch();
    change();
    expect(readSigns().isGone).toBe(true);
  });

  test.each<[string, () => void]>([
    ['the page has written the form anew, with the same answers', () => (document.body.innerHTML = '<form><input value="ada@example.com"></form>')],
    ['the answer was changed', () => (mail().value = 'ada@example.org')],
    ['another part of the page was hidden', () => find('h1').setAttribute('hidden', '')],
  ])('is false when %s', (_what, change) => {
    const readSigns = watch();
    change();
    expect(readSigns().isGone).toBe(false);
  });

  test('is true when the same answers stand in a control that is hidden', () => {
    const readSigns = watch();
    document.body.innerHTML = '<form hidden><input value="ada@example.com"></form>';
    expect(readSigns().isGone).toBe(true);
  });
});

describe('isFresh', () => {
  test('is true after an error that was not there at the submission', () => {
    expect(after(() => hint().append('This field is required')).isFresh).toBe(true);
  });

  test.each(['Please wait', 'Please allow two days for our answer', 'Please check your inbox: you must confirm your address', 'Bitte warten'])('is false after a request that asks for no correction: %s', (text) => {
    expect(after(() => hint().append(text)).isFresh).toBe(false);
  });

  test('is false after the page has repeated the visitor’s own words', () => {
    const message = 'Please call me, there is a problem';
    mail().value = message;
    expect(after(() => hint().append(`Your message: ${message}`))).toMatchObject({ isFresh: false, isThanked: false });
  });

  test('is true after words that only a hidden control held', () => {
    const lead = leadOf(document);
    lead.controls.push({ control: mail(), words: 'hidden error', values: ['This field is required'] } as never);
    const readSigns = watchPage(lead, baselineOf(lead));
    hint().append('This field is required');
    expect(readSigns().isFresh).toBe(true);
  });

  test('is false while a text counts on', () => {
    hint().append('You can still enter 500 letters');
    expect(after(() => (hint().textContent = 'You can still enter 488 letters'))).toMatchObject({ isFresh: false, isDoubtful: false });
  });

  test('is false while the page says what it said at the submission', () => {
    const lead = leadOf(document);
    const baseline = baselineOf(lead);
    hint().append('This field is required');
    expect(watchPage(lead, baseline)()).toMatchObject({ isFresh: false, isDoubtful: true });
  });
});

describe('isThanked', () => {
  test('is true after thanks that stand in the shadow root itself', () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(find('form'));
    const readSigns = watchPage(leadOf(root), baselineOf(leadOf(root)));
    root.append('Thank you');
    expect(readSigns().isThanked).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['thanks near the form', () => hint().append('Thank you, we will call you.')],
    ['thanks far from the form', () => find('aside').append('Your message was sent')],
    ['thanks in an element of an error’s name', () => hint().insertAdjacentHTML('afterend', '<em class="error">Merci</em>')],
  ])('is true after %s', (_what, change) => {
    expect(after(change)).toMatchObject({ isThanked: true, hasError: false, isDoubtful: false });
  });

  test.each<[string, () => unknown]>([
    ['a denial', () => hint().append('Your registration was unsuccessful')],
    ['thanks that ask for something, which may be an error', () => hint().append('Thank you, but this address is not valid.')],
    ['an error', () => hint().append('This field is required')],
    ['nothing', () => {}],
  ])('is false after %s', (_what, change) => {
    expect(after(change).isThanked).toBe(false);
  });

  test('is false while the page thanks as it did at the submission', () => {
    const lead = leadOf(document);
    const baseline = baselineOf(lead);
    hint().append('Thank you');
    expect(watchPage(lead, baseline)().isThanked).toBe(false);
  });
});

describe('isStep', () => {
  test.each<[string, () => unknown]>([
    ['the page asks something else in the same form', () => (find('form').innerHTML = '<input name="company">')],
    ['the page shows another form instead', () => (find('form').outerHTML = '<form><input name="company"></form>')],
    ['the page shows another form in another frame of its own', () => (find('main').outerHTML = '<section><form><input name="company"></form></section>')],
    ['the page shows what it had hidden', () => [find('form').setAttribute('hidden', ''), find('main').insertAdjacentHTML('beforeend', '<form><input name="company"></form>')]],
  ])('is true when %s', (_when, change) => {
    expect(after(change)).toMatchObject({ isStep: true, isGone: true });
  });

  test('is true when the page asks something else in no form, as it did before', () => {
    find('form').outerHTML = '<div id="place"><label>E-mail <input id="mail" value="ada@example.com"></label></div>';
    const place = find('#place');
    const lead = { form: place, scope: scopeOf(place), controls: [{ control: mail(), words: 'text', values: [mail().value] }], control: mail(), answer: mail().value } as unknown as Lead;
    const readSigns = watchPage(lead, baselineOf(lead));
    place.innerHTML = '<input name="company">';
    expect(readSigns()).toMatchObject({ isStep: true });
  });

  test.each<[string, () => unknown]>([
    ['nothing has changed', () => {}],
    ['the form is gone', () => find('form').remove()],
    ['the form stands there empty', () => (mail().value = '')],
    ['the page asks more, and the answers still stand there', () => find('form').insertAdjacentHTML('beforeend', '<input name="company">')],
    ['the page shows a tool that stands in no form', () => (find('form').outerHTML = '<input type="range" name="seats">')],
    ['the emptied form is written anew with new ids', () => (find('form').innerHTML = '<label>E-mail <input id="mantine-xoaqhhidr"></label>')],
    ['the form is written anew without anything to tell its controls by', () => (find('form').innerHTML = '<input>')],
    ['another part of the page asks something', () => [find('form').remove(), find('aside').insertAdjacentHTML('beforeend', '<input name="company">')]],
  ])('is false when %s', (_when, change) => {
    expect(after(change).isStep).toBe(false);
  });
});
