// @vitest-environment happy-dom
/** HubSpot's updated editor: the answers that HubSpot hands over, or the form itself where it hands over none. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { hearHubSpot } from '../../src/form-builders/hubspot';
import { ACTS, EMAIL, happen, isWithheld, open, useBuilder } from './support/page';

const { commands } = useBuilder(hearHubSpot);
const page = window as unknown as Record<string, unknown>;
const ID = 'a-1';
const ANSWERS = [{ name: '0-1/email', value: 'ada@example.com' }];
const LEAD = ['track', { event_type: 'lead', event_name: 'Form submitted', fields: { email: 'ada@example.com' } }];
// A field of no prototype is compared by its own fields.
const told = () => JSON.parse(JSON.stringify(commands));

/** HubSpot's own answers under this name of the global. */
const answerWith = (answers: () => Promise<unknown>, name = 'HubspotFormsV4') =>
  (page[name] = { getFormFromEvent: () => ({ getFormFieldValues: answers }) });
const happened = (type: string, formId = ID) =>
  void window.dispatchEvent(new CustomEvent(`hs-form-event:on-submission:${type}`, { detail: { formId } }));
const inPage = (attributes = '') =>
  open(`<div class="hs-form-html" data-form-id="${ID}" ${attributes}><form>${EMAIL}<button></button></form></div>`);
const touch = (form: Element) => happen('focusin', form.querySelector('input')!);
/** Until all that was promised has been settled. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  delete page['HubspotFormsV4'];
  delete page['HubSpotFormsV4'];
});

describe('hearHubSpot', () => {
  test.each(ACTS)('withholds a form in the page at "%s"', (act) => {
    const form = inPage();
    happen(act, form.querySelector('button')!);
    expect(isWithheld(form)).toBe(true);
  });

  test('leaves other forms alone', () => {
    const form = open(`<form>${EMAIL}</form>`);
    touch(form);
    expect(isWithheld(form)).toBe(false);
  });

  test.each(['HubspotFormsV4', 'HubSpotFormsV4'])('tracks the answers that %s gives, once', async (name) => {
    answerWith(async () => ANSWERS, name);
    const form = inPage();
    touch(form);
    happened('success');
    await vi.waitFor(() => expect(told()).toEqual([LEAD]));
    expect(isWithheld(form)).toBe(true);
  });

  test('tracks the answers of a form in a frame', async () => {
    answerWith(async () => ANSWERS);
    open(`<div class="hs-form-frame" data-form-id="b-1"></div>`);
    happened('success', 'b-1');
    await vi.waitFor(() => expect(told()).toEqual([LEAD]));
  });

  test.each<[string, (() => Promise<unknown>) | undefined]>([
    ['is gone', undefined],
    ['fails', () => Promise.reject(new Error('theirs'))],
    ['gives no address', async () => [{ name: '0-1/firstname', value: 'Ada' }]],
  ])('captures a form in the page as it is where HubSpot %s', async (_, answers) => {
    if (answers) answerWith(answers);
    const form = inPage();
    touch(form);
    happened('success');
    await vi.waitFor(() => expect(commands).toEqual([['capture', form]]));
    expect(isWithheld(form)).toBe(false);
  });

  test('tells nothing of a form in a frame whose answers HubSpot does not give', async () => {
    open('');
    happened('success', 'b-2');
    await settled();
    expect(commands).toEqual([]);
  });

  test('tells nothing of a form that was turned down', async () => {
    answerWith(async () => ANSWERS);
    touch(inPage());
    happened('failed');
    await settled();
    expect(commands).toEqual([]);
  });

  test.each<[string, () => string]>([
    [
      'a form in the page',
      () => {
        touch(inPage('data-driftrock-ignore'));
        return ID;
      },
    ],
    [
      'a form in a frame',
      () => {
        open('<div data-driftrock-ignore><div class="hs-form-frame" data-form-id="b-3"></div></div>');
        return 'b-3';
      },
    ],
  ])('tells nothing of %s that the site owner has excluded', async (_, arrange) => {
    answerWith(async () => ANSWERS);
    happened('success', arrange());
    await settled();
    expect(commands).toEqual([]);
  });
});
