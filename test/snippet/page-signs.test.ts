// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
/** What the page shows after a submission. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Lead } from '../../src/snippet/lead';
import { watchPage } from '../../src/snippet/page-signs';

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;

/** The page with a form, watched until the test is over. */
const watch = () => {
  const onChange = vi.fn();
  const signs = watchPage({ form: find('form'), contact: find<HTMLInputElement>('#mail') } as unknown as Lead, onChange);
  onTestFinished(signs.stop);
  return { signs, onChange };
};

/** Lets the page change something while it is watched; the signs once that has been heard of. */
const after = async (change: () => unknown) => {
  const { signs, onChange } = watch();
  change();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
  return signs;
};

const hint = () => find('#hint');
const mail = () => find<HTMLInputElement>('#mail');

beforeEach(() => {
  document.body.innerHTML = `
    <h1 class="error">An old error</h1>
    <main><form id="form">
      <label>E-mail <input id="mail" value="ada@example.com"></label>
      <span id="hint" class="hint"></span>
      <button>Send</button>
    </form></main>
    <aside></aside>`;
  // happy-dom has no layout: what is hidden has no boxes, all else has one.
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockImplementation(function (this: HTMLElement) {
    return (this.isConnected && !this.closest('[hidden],[style*=none]') ? [new DOMRect(0, 0, 10, 10)] : []) as unknown as DOMRectList;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('hasError', () => {
  test('is false while nothing has changed, whatever stood there before', () => {
    expect(watch().signs.hasError()).toBe(false);
  });

  test.each<[string, () => void]>([
    ['aria-invalid on a control', () => mail().setAttribute('aria-invalid', 'true')],
    ['an error class on a control', () => mail().classList.add('is-invalid')],
    ['an error class on an element with a text', () => Object.assign(hint(), { textContent: 'Ooops', className: 'field-error' })],
    ['an element of an error class', () => hint().insertAdjacentHTML('afterend', '<em class="mce_inline_error">Hm</em>')],
    ['an element with an error id', () => hint().insertAdjacentHTML('afterend', '<em id="mail-error">Hm</em>')],
    ['an error deep in what was added', () => hint().insertAdjacentHTML('afterend', '<div><p><em class="error">Hm</em></p></div>')],
    ['an error outside of the form', () => find('aside').insertAdjacentHTML('beforeend', '<div class="alert-danger">Hm</div>')],
  ])('is true after %s', async (_what, change) => {
    expect((await after(change)).hasError()).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['aria-invalid turned false', () => mail().setAttribute('aria-invalid', 'false')],
    ['another class on a control', () => mail().classList.add('was-touched')],
    ['an error class on an empty element', () => hint().classList.add('error')],
    ['thanks', () => hint().append('Thank you, we will call you.')],
    ['an error that is hidden', () => hint().insertAdjacentHTML('afterend', '<em class="error" hidden>Hm</em>')],
    ['an error that is gone again', () => [hint().insertAdjacentHTML('afterend', '<em class="error">Hm</em>'), hint().nextElementSibling!.remove()]],
    ['an error class on a long text', () => Object.assign(hint(), { textContent: 'word '.repeat(40), className: 'error' })],
    ['words that only look like an error', () => hint().append('This field is required')],
    ['a busy button', () => find('button').classList.add('loading')],
    ['an error class on the form itself', () => find('form').classList.add('has-error')],
  ])('is false after %s', async (_what, change) => {
    expect((await after(change)).hasError()).toBe(false);
  });

  test('is true after an error that stood there hidden is shown', async () => {
    hint().outerHTML = '<span id="hint" class="error" style="display: none">Hm</span>';
    expect((await after(() => hint().setAttribute('style', ''))).hasError()).toBe(true);
  });

  test('is false after an attribute has been set to what it was', async () => {
    mail().setAttribute('aria-invalid', 'true');
    expect((await after(() => mail().setAttribute('aria-invalid', 'true'))).hasError()).toBe(false);
  });

  test('is true after a marked error in the shadow root that holds the form', async () => {
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.append(find('form'));
    const onChange = vi.fn();
    const form = root.querySelector('form')!;
    const signs = watchPage({ form, contact: root.querySelector('#mail') } as unknown as Lead, onChange);
    onTestFinished(signs.stop);
    root.querySelector('#hint')!.innerHTML = '<em class="error">This field is required</em>';
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(signs.hasError()).toBe(true);
    expect(signs.isDoubtful()).toBe(true);
  });
});

describe('isDoubtful', () => {
  test('is false while nothing has changed', () => {
    expect(watch().signs.isDoubtful()).toBe(false);
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
  ])('is true after %s', async (_what, change) => {
    expect((await after(change)).isDoubtful()).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['thanks', () => hint().append('Thank you, we will call you.')],
    ['a text longer than an error', () => hint().append('Please '.repeat(40))],
    ['a button that says "Please wait"', () => (find('button').textContent = 'Please wait')],
    ['a link', () => hint().insertAdjacentHTML('afterend', '<a href="/help">Something wrong?</a>')],
    ['a text that is hidden', () => hint().insertAdjacentHTML('afterend', '<em hidden>This field is required</em>')],
    ['a text far from the form', () => find('aside').append('Please rate this page')],
  ])('is false after %s', async (_what, change) => {
    expect((await after(change)).isDoubtful()).toBe(false);
  });
});

describe('what is heard of a change', () => {
  test('names the scripts that the page has put in: a JSONP request goes that way', async () => {
    const { onChange } = watch();
    const script = document.createElement('script');
    script.src = 'https://list.example/subscribe?c=f';
    document.head.append(script);
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith(['https://list.example/subscribe?c=f']));
  });

  test('names none when it was something else', async () => {
    const { onChange } = watch();
    hint().append('Thanks');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith([]));
  });
});

describe('isGone', () => {
  test('is false while the answers stand there', () => {
    expect(watch().signs.isGone()).toBe(false);
  });

  test.each<[string, () => void]>([
    ['the form was reset', () => (mail().value = '')],
    ['the form was removed', () => find('form').remove()],
    ['the form was hidden', () => find('form').setAttribute('hidden', '')],
    ['the page shows something else', () => (document.body.innerHTML = '<p>Thank you</p>')],
  ])('is true when %s', (_what, change) => {
    const { signs } = watch();
    change();
    expect(signs.isGone()).toBe(true);
  });

  test.each<[string, () => void]>([
    ['the page has written the form anew, with the same answers', () => (document.body.innerHTML = '<form><input value="ada@example.com"></form>')],
    ['the answer was changed', () => (mail().value = 'ada@example.org')],
    ['another part of the page was hidden', () => find('h1').setAttribute('hidden', '')],
  ])('is false when %s', (_what, change) => {
    const { signs } = watch();
    change();
    expect(signs.isGone()).toBe(false);
  });

  test('is true when the same answers stand in a control that is hidden', () => {
    const { signs } = watch();
    document.body.innerHTML = '<form hidden><input value="ada@example.com"></form>';
    expect(signs.isGone()).toBe(true);
  });
});

describe('the end of the watch', () => {
  test('hears of no further change', async () => {
    const { signs, onChange } = watch();
    const other = watch();
    signs.stop();
    hint().append('This field is required');
    await vi.waitFor(() => expect(other.onChange).toHaveBeenCalled());
    expect(onChange).not.toHaveBeenCalled();
  });
});
