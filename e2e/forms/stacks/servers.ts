/** Pages without a library: native submissions, and what a site's server can say. */
import { accept, aside, html, sendOn, turnDown, type PageAnswers } from '../support/page-answers';
import { pageWith } from '../support/pages';
import type { Stack } from '../support/stack';

/** How long a slow server takes: longer than a page is patient, shorter than a visitor. */
const SLOW_MS = 4_000;

const needsOrder =
  (status: number, delayMs = 0): PageAnswers =>
  ({ message }) =>
    /order \d+/.test(String(message))
      ? accept({ delayMs })
      : turnDown({ message: 'Please give the number of an order' }, { status, delayMs });

const ORDER_ATTEMPTS = {
  badAttempts: [{ fill: { name: 'Mateo Novak', email: 'mateo@example.com', message: 'hello?' } }],
  error: '#error-message',
  correction: { fill: { message: 'It is about order 4711' } },
  send: '#send',
  success: '#success',
  lead: { name: 'Mateo Novak', email: 'mateo@example.com', message: 'It is about order 4711' },
};

export const SERVER_STACKS: Stack[] = [
  {
    page: 'native-post',
    title: 'native submission with every control',
    isPlain: true,
    badAttempts: [
      {
        fill: {
          name: 'Grace Lindqvist',
          email: 'grace@example.com',
          phone: '+44 20 7946 0123',
          seats: '12',
          site: 'https://www.example.com/about',
        },
        choose: { country: ['pt'], '[name="interests[]"]': ['crm', 'sms'] },
        click: ['[value=mail]', '[value=mon]', '[value=wed]'],
      },
    ],
    error: 'textarea:invalid:focus',
    correction: { fill: { message: 'We open in the spring.' } },
    send: '#send',
    success: '#thanks',
    lead: {
      name: 'Grace Lindqvist',
      email: 'grace@example.com',
      phone: '+44 20 7946 0123',
      seats: '12',
      site: 'https://www.example.com/about',
      country: 'pt',
      interests: ['crm', 'sms'],
      contact_by: 'mail',
      days: ['mon', 'wed'],
      message: 'We open in the spring.',
      utm_source: 'spring-ads',
    },
  },
  {
    ...ORDER_ATTEMPTS,
    page: 'server-errors',
    title: 'fetch, answered 422, then 200',
    isPlain: true,
    answers: needsOrder(422),
  },
  {
    ...ORDER_ATTEMPTS,
    page: 'server-errors',
    title: 'fetch, answered 200 with the error in it',
    isPlain: true,
    answers: needsOrder(200),
  },
  {
    page: 'given-back',
    title: 'accepted answers shown again in the form',
    isPlain: true,
    ...ORDER_ATTEMPTS,
    answers: needsOrder(200),
    error: '#note:not(:empty)',
    correction: { fill: { message: 'Please call me about order 4711, there is a problem' } },
    success: '#echo:not(:empty)',
    lead: {
      name: 'Mateo Novak',
      email: 'mateo@example.com',
      message: 'Please call me about order 4711, there is a problem',
    },
  },
  {
    ...ORDER_ATTEMPTS,
    page: 'alert-200',
    title: 'fetch, answered 200, error in an alert alone',
    isPlain: true,
    error: '.seen',
    answers: needsOrder(200),
  },
  {
    page: 'server-fragment',
    title: 'form replaced by the answer, changes checked at the server',
    isPlain: true,
    answers: ({ name, email, city }, path) => {
      if (path === '/check') return aside();
      if (city) return html('accepted', '<p id="success">Got it.</p>');
      const field = (label: string, key: string, value: unknown) =>
        `<label>${label} <input name="${key}" value="${value}"></label>`;
      return html(
        'turned down',
        `<form><p id="error">Which city?</p>${field('Name', 'name', name)}${field('E-mail', 'email', email)}` +
          `${field('City', 'city', '')}` +
          `<button id="send">Send</button></form>`,
        { status: 422 },
      );
    },
    badAttempts: [{ fill: { name: 'Noor Petrova', email: 'noor@example.com' } }],
    error: '#error',
    correction: async (visitor) => {
      await visitor.fill('city', 'Porto');
      // Left by a key, as forms are that are checked on every change: the error has gone before the button is pressed.
      await visitor.press('city', 'Tab');
    },
    send: '#send',
    success: '#success',
    lead: { name: 'Noor Petrova', email: 'noor@example.com', city: 'Porto' },
  },
  {
    ...ORDER_ATTEMPTS,
    page: 'server-errors',
    title: 'fetch, answered after 4 s: 422, then 200',
    isPlain: true,
    answers: needsOrder(422, SLOW_MS),
  },
  {
    ...ORDER_ATTEMPTS,
    page: 'framed',
    frame: '#frame',
    title: 'iframe of the same origin, with the tag',
    isPlain: true,
    answers: needsOrder(422),
  },
  {
    page: 'link-submit',
    title: 'link that calls form.submit()',
    isPlain: true,
    badAttempts: [{ fill: { phone: '+33 1 40 20 53 17', email: 'olivia@example.com' } }],
    error: '#error',
    correction: { fill: { name: 'Olivia Rossi' } },
    send: '#send',
    success: '#thanks',
    lead: { name: 'Olivia Rossi', phone: '+33 1 40 20 53 17', email: 'olivia@example.com' },
  },
  {
    page: 'old-school',
    title: 'onsubmit="return check(this)"',
    isPlain: true,
    badAttempts: [{ fill: { Name: 'Jonas Dahl', 'E-mail': 'jonas@example.com' } }],
    error: '#error',
    correction: { fill: { Comments: 'Your site is from 1999.' } },
    send: '#send',
    success: '#thanks',
    lead: { name: 'Jonas Dahl', e_mail: 'jonas@example.com', comments: 'Your site is from 1999.' },
  },
  {
    page: 'wait-for-tags',
    title: 'tag manager that waits for tags',
    isPlain: true,
    badAttempts: [{ fill: { work_email: 'hugo@example.com' } }],
    error: '#error',
    correction: { fill: { company: 'Quay Street Motors' } },
    send: '#send',
    success: '#thanks',
    lead: { company: 'Quay Street Motors', email: 'hugo@example.com' },
  },
  {
    page: 'redirect',
    title: 'XMLHttpRequest, then another page at once',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Mei Okafor', email: 'mei@example.com' } }],
    error: 'textarea:invalid:focus',
    correction: { fill: { brief: 'Forty seconds, no music' } },
    send: '#send',
    success: '#thanks',
    lead: { name: 'Mei Okafor', email: 'mei@example.com', brief: 'Forty seconds, no music' },
  },
];

/**
 * Only the next page tells that the attempt was turned down, when the lead is long on its way: a limit, not a stack
 * that is judged.
 */
export const GIVEN_BACK: Stack = {
  page: 'server-render',
  title: 'native submission, page given back with errors',
  isPlain: true,
  answers: (answers) =>
    answers['order']
      ? sendOn()
      : html('turned down', pageWith('server-render', answers, 'Which order is it about?'), { status: 422 }),
  badAttempts: [{ fill: { name: 'Lars Hartley', email: 'lars@example.com' } }],
  error: '#error',
  correction: { fill: { order: 'A-1042' } },
  send: '#send',
  success: '#thanks',
  lead: { name: 'Lars Hartley', email: 'lars@example.com', order: 'A-1042' },
};
