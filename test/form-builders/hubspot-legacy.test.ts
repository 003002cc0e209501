// @vitest-environment happy-dom
/** HubSpot's legacy forms: whose messages are believed, and what becomes of a form in the page or in a frame. */
import { describe, expect, test } from 'vitest';
import { hearHubSpotLegacy } from '../../src/form-builders/hubspot-legacy';
import { EMAIL, open, SIGN_IN, useBuilder } from './support/page';

const { commands } = useBuilder(hearHubSpotLegacy);
const ID = 'a-1';
const ANSWERS = [
  { name: 'email', value: 'ada@example.com' },
  { name: 'password', value: 'secret' },
];
const LEAD = ['track', { event_type: 'lead', event_name: 'Form submitted', fields: { email: 'ada@example.com' } }];
// A field of no prototype is compared by its own fields.
const told = () => JSON.parse(JSON.stringify(commands));

const FRAME = { origin: 'https://share.hsforms.com' };
const say = (data: unknown, from: MessageEventInit = FRAME) =>
  void window.dispatchEvent(new MessageEvent('message', { ...from, data }));
const sayOf = (
  eventName: string,
  { id = ID, data, from = FRAME }: { id?: string; data?: unknown; from?: MessageEventInit } = {},
) => say({ type: 'hsFormCallback', eventName, id, data }, from);
const submit = (options: Parameters<typeof sayOf>[1] = {}) => {
  sayOf('onFormSubmit', { data: ANSWERS, ...options });
  sayOf('onFormSubmitted', options);
};

describe('hearHubSpotLegacy', () => {
  test.each<[string, MessageEventInit]>([
    ['this window', { origin: 'https://www.example.com', source: window }],
    ["HubSpot's frame", FRAME],
    ["HubSpot's other hosts", { origin: 'https://forms.hsforms.net' }],
  ])('takes the answers that %s says were accepted, without a password', (_, from) => {
    submit({ from });
    expect(told()).toEqual([LEAD]);
  });

  test.each<[string, MessageEventInit]>([
    ['a host of that name', { origin: 'https://hsforms.com.evil.example' }],
    ['http', { origin: 'http://share.hsforms.com' }],
    ['a frame without an origin', { origin: 'null' }],
  ])('does not believe %s', (_, from) => {
    submit({ from });
    expect(commands).toEqual([]);
  });

  test('captures the form where it is in the page', () => {
    const form = open(`<form id="hsForm_${ID}">${EMAIL}</form>`);
    submit();
    expect(commands).toEqual([['capture', form]]);
  });

  test('captures a form that has a number behind its id', () => {
    const form = open(`<form id="hsForm_${ID}_4711">${EMAIL}</form>`);
    submit();
    expect(commands).toEqual([['capture', form]]);
  });

  test('captures the form as it was sent, although its thanks have taken its place', () => {
    const form = open(`<form id="hsForm_${ID}">${EMAIL}</form>`);
    sayOf('onFormSubmit', { data: ANSWERS });
    form.remove();
    sayOf('onFormSubmitted');
    expect(commands).toEqual([['capture', form]]);
  });

  test('neither captures nor tracks a form in the page that is none for leads', () => {
    open(`<form id="hsForm_${ID}">${SIGN_IN}</form>`);
    submit();
    expect(commands).toEqual([]);
  });

  test('takes each form for itself, and a submission once', () => {
    const form = open(`<form id="hsForm_b-2">${EMAIL}</form>`);
    sayOf('onFormSubmit', { data: ANSWERS });
    sayOf('onFormSubmit', { id: 'b-2', data: ANSWERS });
    sayOf('onFormSubmitted', { id: 'b-2' });
    sayOf('onFormSubmitted', { id: 'b-2' });
    expect(commands).toEqual([['capture', form]]);
    sayOf('onFormSubmitted');
    expect(told().slice(1)).toEqual([LEAD]);
  });

  test.each([
    ['a form that was not accepted', () => sayOf('onFormSubmit', { id: 'c-1', data: ANSWERS })],
    ['a form that was not sent', () => sayOf('onFormSubmitted', { id: 'c-2' })],
    ['another event', () => sayOf('onFormReady', { data: ANSWERS })],
    ['answers without an address', () => submit({ data: [{ name: 'firstname', value: 'Ada' }] })],
    ['no answers', () => submit({ data: null })],
    ['another message', () => say({ type: 'other', eventName: 'onFormSubmitted', id: ID })],
    ['no message', () => say(null)],
    ['a text', () => say('hsFormCallback')],
  ])('tells nothing of %s', (_, act) => {
    act();
    expect(commands).toEqual([]);
  });

  test('tells nothing of a frame that the site owner has excluded', () => {
    open('<div data-driftrock-ignore><iframe></iframe></div><iframe></iframe>');
    const [excluded, other] = [...document.querySelectorAll('iframe')].map(({ contentWindow }) => contentWindow);
    submit({ from: { ...FRAME, source: excluded! } });
    expect(commands).toEqual([]);
    submit({ from: { ...FRAME, source: other! } });
    expect(told()).toEqual([LEAD]);
  });

  test("tells nothing of a form in an excluded frame of the page's own, where HubSpot's script speaks", () => {
    open('<div data-driftrock-ignore><iframe></iframe></div>');
    document.querySelector('iframe')!.contentDocument!.body.innerHTML = `<form id="hsForm_${ID}">${EMAIL}</form>`;
    submit({ from: { origin: 'https://www.example.com', source: window } });
    expect(commands).toEqual([]);
  });
});
