// @vitest-environment happy-dom
/** The second script on a page: which builders it hears, and that a second tag hears them no second time. */
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { EMAIL, happen, type JQuery, open } from './support/page';

interface Page {
  driftrock?: unknown;
  driftrockBuilders?: unknown;
  jQuery?: unknown;
  instapageFormSubmitSuccess?: (form: Element) => void;
  MktoForms2?: unknown;
}

const page = window as unknown as Page;
const FORM = `<form>${EMAIL}</form>`;
const commands: unknown[][] = [];
const used = {} as { jQuery: JQuery };
const heard: string[] = [];

/** Runs the script of a tag with these attributes, as one more file on the page. */
async function run(attributes = ''): Promise<void> {
  const template = document.createElement('template');
  template.innerHTML = `<script ${attributes}></script>`;
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(template.content.querySelector('script'));
  vi.resetModules();
  await import('../../src/form-builders/index');
}

const say = (data: object, origin = location.origin, source: unknown = window) =>
  window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
const complete = () => say({ type: 'form-submit', formId: 'f', responseId: 'r' }, 'https://form.typeform.com', null);
const COMPLETED = ['track', expect.objectContaining({ event_type: 'action', event_name: 'Typeform completed' })];

beforeAll(async () => {
  // The package has no types of its own.
  used.jQuery = (await import('jquery' as string)).default;
  page.jQuery = used.jQuery;
  const add = vi.spyOn(window, 'addEventListener');
  // An element of this id goes by the same name: it is no trace of an earlier tag.
  document.body.innerHTML = '<div id="driftrockBuilders"></div>';
  page.driftrockBuilders = document.body.firstElementChild;
  await run('data-embeds="typeform"');
  heard.push(...add.mock.calls.map(([type]) => type));
  add.mockRestore();
});

beforeEach(() => {
  commands.length = 0;
  page.driftrock = (...words: unknown[]) => void commands.push(words);
  delete page.MktoForms2;
  document.body.replaceChildren();
});

/** What says, on this page, that the builder has taken its form. */
const ACCEPTED: [builder: string, html: string, say: (form: HTMLFormElement) => unknown][] = [
  ['Contact Form 7', FORM, (form) => happen('wpcf7mailsent', form)],
  ['Elementor', `<form class="elementor-form">${EMAIL}</form>`, (form) => used.jQuery(form).trigger('submit_success')],
  ['Fluent Forms', FORM, (form) => used.jQuery(document.body).trigger('fluentform_submission_success', [{ form }])],
  ['Formidable', FORM, (form) => used.jQuery(document).trigger('frmFormComplete', [form])],
  [
    'Gravity Forms',
    `<form id="gform_7">${EMAIL}</form>`,
    (form) => (happen('focusin', form), used.jQuery(document).trigger('gform_confirmation_loaded', [7])),
  ],
  [
    "HubSpot's legacy forms",
    `<form id="hsForm_h-1">${EMAIL}</form>`,
    () =>
      ['onFormSubmit', 'onFormSubmitted'].forEach((eventName) => say({ type: 'hsFormCallback', eventName, id: 'h-1' })),
  ],
  ['Instapage', FORM, (form) => (happen('click', form), page.instapageFormSubmitSuccess!(form))],
  [
    'Marketo',
    FORM,
    (form) => {
      const ready = { onSuccess: (act: () => void) => act(), getFormElem: () => [form] };
      page.MktoForms2 = { whenReady: (act: (form: unknown) => void) => act(ready) };
      happen('click', document.body);
    },
  ],
  [
    'Ninja Forms',
    `<div id="nf-form-n7-cont"><form>${EMAIL}</form></div>`,
    () => used.jQuery(document).trigger('nfFormSubmitResponse', [{ id: 'n7', response: {} }]),
  ],
  ['WPForms', FORM, (form) => used.jQuery(form).trigger('wpformsAjaxSubmitSuccess')],
];

/** A form of HubSpot's updated editor, once HubSpot has taken it and keeps its answers to itself. */
async function acceptByHubSpot(): Promise<HTMLFormElement> {
  const form = open(`<div class="hs-form-html" data-form-id="a-1">${FORM}</div>`);
  happen('focusin', form);
  window.dispatchEvent(new CustomEvent('hs-form-event:on-submission:success', { detail: { formId: 'a-1' } }));
  await vi.waitFor(() => expect(commands).not.toEqual([]));
  return form;
}

describe('on a page with one tag', () => {
  test.each(ACCEPTED)('captures a form of %s once', (_, html, accept) => {
    const form = open(html);
    accept(form);
    expect(commands).toEqual([['capture', form]]);
  });

  test("captures a form of HubSpot's updated editor once", async () => {
    const form = await acceptByHubSpot();
    expect(commands).toEqual([['capture', form]]);
  });

  test('tracks what the embeds complete that its tag asks for, and no others', () => {
    complete();
    say({ action: 'submission-completed', formID: 7 }, 'https://form.jotform.com', null);
    expect(commands).toEqual([COMPLETED]);
  });

  test('leaves its trace, by which the inspector knows that it has run', () => {
    expect(page.driftrockBuilders).toBe(true);
  });
});

test('a second tag hears nothing a second time', async () => {
  const add = vi.spyOn(window, 'addEventListener');
  await run('data-embeds="typeform calendly"');
  expect(heard).toEqual(expect.arrayContaining(['wpcf7mailsent', 'message']));
  expect(add).not.toHaveBeenCalled();
  add.mockRestore();
});

test('takes commands before the snippet has come', async () => {
  // As on another page: what this file listens to there stays unheard here.
  for (const name of ['driftrock', 'driftrockBuilders', 'jQuery', 'instapageFormSubmitSuccess'])
    vi.stubGlobal(name, undefined);
  const add = vi.spyOn(window, 'addEventListener').mockImplementation(() => {});
  await run();
  const { driftrock } = page;
  vi.unstubAllGlobals();
  add.mockRestore();
  expect(driftrock).toBeTypeOf('function');
});
