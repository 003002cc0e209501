/** Pages without a library whose ways mislead: about what is an error, what is a submission, and what is private. */
import { accept, aside } from '../support/page-answers';
import type { Stack } from '../support/stack';

/** Not among the others: what its server has saved with the first step is a lead, should the visitor give up. */
export const WIZARD_SAVED: Stack = {
  page: 'wizard-saved',
  title: 'wizard that saves each step on its server',
  isPlain: true,
  answers: (_answers, path) => (path === '/step' ? aside({ ok: true }) : accept()),
  badAttempts: [
    async (visitor) => {
      await visitor.fill('email', 'grace@example.com');
      await visitor.click('#next-1');
      await visitor.see('[name=phone]');
    },
  ],
  error: '#error:not(:empty)',
  correction: { fill: { phone: '+44 20 7946 0958' } },
  send: '#send',
  success: '#success',
  lead: { email: 'grace@example.com', phone: '+44 20 7946 0958' },
};

export const TRAP_STACKS: Stack[] = [
  {
    page: 'wizard-one-form',
    title: 'wizard in one form',
    isPlain: true,
    badAttempts: [
      async (visitor) => {
        await visitor.fill('email', 'ada@example.com');
        await visitor.click('#next-1');
        await visitor.fill('name', 'Ada Tanaka');
        await visitor.fill('company', 'Larkfield School');
        await visitor.click('#next-2');
        await visitor.see('textarea');
      },
    ],
    error: '#error-message',
    correction: { fill: { message: 'A demo for thirty' } },
    send: '#send',
    success: '#success',
    lead: { email: 'ada@example.com', name: 'Ada Tanaka', company: 'Larkfield School', message: 'A demo for thirty' },
  },
  {
    page: 'wizard-forms',
    title: 'wizard with a form for each step',
    isPlain: true,
    badAttempts: [
      async (visitor) => {
        await visitor.fill('email', 'irina@example.com');
        await visitor.fill('first_name', 'Irina');
        await visitor.click('#next-1');
        await visitor.see('[value=large]');
      },
    ],
    error: '#error',
    correction: { click: ['[value=large]'] },
    send: '#send',
    success: '#success',
    lead: { email: 'irina@example.com', first_name: 'Irina', budget: 'large' },
  },
  {
    page: 'dismissed-dialog',
    title: 'dialog that the visitor dismisses at once',
    isPlain: true,
    badAttempts: [{ fill: { email: 'hugo@example.com' } }],
    error: '#error',
    correction: async (visitor) => {
      await visitor.click('#error');
      await visitor.fill('phone', '+351 21 000 0000');
    },
    send: '#send',
    success: '#success',
    lead: { email: 'hugo@example.com', phone: '+351 21 000 0000' },
  },
  {
    page: 'red-border',
    title: 'errors that are a colour alone',
    isPlain: true,
    badAttempts: [{ fill: { email: 'mei@example.com' } }],
    error: '.oops',
    correction: { fill: { town: 'Porto' } },
    send: '#send',
    success: '#success',
    lead: { email: 'mei@example.com', town: 'Porto' },
  },
  {
    page: 'own-widgets',
    title: "editor, radios and a switch of the page's own",
    isPlain: true,
    badAttempts: [{ fill: { email: 'lars@example.com' }, click: ['#large', '#news'] }],
    error: '#error:not(:empty)',
    correction: async (visitor) => {
      await visitor.click('#message');
      await visitor.type('#message', 'Twelve desks');
    },
    send: '#send',
    success: '#success',
    lead: { email: 'lars@example.com', budget: 'Large', news: 'on', message: 'Twelve desks' },
  },
  {
    page: 'open-shadow',
    title: 'open shadow root',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Noor Castillo', email: 'noor@' } }],
    error: '#error',
    correction: { fill: { email: 'noor@example.com' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Noor Castillo', email: 'noor@example.com' },
  },
  {
    page: 'was-validated',
    title: "Bootstrap's was-validated",
    isPlain: true,
    badAttempts: [{ fill: { name: 'Irina Lindqvist', email: 'irina@example.com' } }],
    error: '#error',
    correction: { choose: { state: ['Porto'] } },
    send: '#send',
    success: '#success',
    lead: { name: 'Irina Lindqvist', email: 'irina@example.com', state: 'Porto' },
  },
  {
    page: 'late-error',
    title: 'error a second after the press',
    isPlain: true,
    badAttempts: [{ fill: { email: 'kwame@example.com', postcode: '1' } }],
    error: '#error',
    correction: { fill: { postcode: '1250-096' } },
    send: '#send',
    success: '#success',
    lead: { email: 'kwame@example.com', postcode: '1250-096' },
  },
  {
    page: 'own-analytics',
    title: "page's own analytics on every click",
    isPlain: true,
    badAttempts: [{ fill: { name: 'Hugo Petrova', email: 'hugo@example.com' } }],
    error: '#error',
    correction: { fill: { message: 'Now I have written something' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Hugo Petrova', email: 'hugo@example.com', message: 'Now I have written something' },
  },
  {
    page: 'live-validation',
    title: 'errors shown before the button is pressed',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Priya Moreau', phone: '12', email: 'priya@example.com' } }],
    error: '#error-phone',
    correction: { fill: { phone: '+351 21 000 0000' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Priya Moreau', phone: '+351 21 000 0000', email: 'priya@example.com' },
  },
  {
    page: 'stubborn-error',
    title: 'same error shown through two attempts',
    isPlain: true,
    badAttempts: [{ fill: { email: 'kwame@example.com' } }, { fill: { name: 'Kwame Singh' } }],
    error: '#error',
    correction: { click: ['[name=terms]'] },
    send: '#send',
    success: '#success',
    lead: { email: 'kwame@example.com', name: 'Kwame Singh', terms: 'accepted' },
  },
  {
    page: 'please-success',
    title: '"Please" in the thanks, form stays filled',
    isPlain: true,
    badAttempts: [{ fill: { email: 'lea@example.com' } }],
    error: '#error',
    correction: { fill: { city: 'Ghent' } },
    send: '#send',
    success: '#success',
    lead: { email: 'lea@example.com', city: 'Ghent' },
  },
  {
    page: 'remote-check',
    title: 'address checked at the server first',
    isPlain: true,
    answers: (_answers, path) => (path === '/check' ? aside({ ok: true }) : accept()),
    badAttempts: [{ fill: { email: 'tomas@example.com', team: 'ab' } }],
    error: '#error',
    correction: { fill: { team: 'Alder Homes' } },
    send: '#send',
    success: '#success',
    lead: { email: 'tomas@example.com', team: 'Alder Homes' },
  },
  {
    page: 'toast',
    title: 'errors and thanks in a toast',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Fatima Dahl', email: 'fatima@example.com', phone: '123' } }],
    error: '#toast-phone',
    correction: { fill: { phone: '+49 30 901820' } },
    send: '#send',
    success: '#toast-done',
    lead: { name: 'Fatima Dahl', email: 'fatima@example.com', phone: '+49 30 901820' },
  },
  {
    page: 'dialog-footer',
    title: 'dialog whose buttons are next to its form',
    isPlain: true,
    badAttempts: [{ fill: { email: 'aisha@example.com' } }],
    error: '#error:not(:empty)',
    correction: { fill: { name: 'Aisha Novak' } },
    send: '#send',
    success: '#success',
    lead: { email: 'aisha@example.com', name: 'Aisha Novak' },
  },
  {
    page: 'div-form',
    title: 'controls in no form',
    isPlain: true,
    badAttempts: [{ fill: { '#email': 'kenji@example.com' } }],
    error: '#error:not(:empty)',
    correction: { fill: { '#name': 'Kenji Silva' } },
    send: '#send',
    success: '#success',
    lead: { email: 'kenji@example.com', name: 'Kenji Silva' },
  },
  {
    page: 'contact-last',
    title: 'questions one after the other, the contact last',
    isPlain: true,
    badAttempts: [
      async (visitor) => {
        await visitor.click('[value=large]');
        await visitor.click('#next');
        await visitor.see('[name=town]');
        await visitor.fill('town', 'Porto');
        await visitor.click('#next');
        await visitor.see('[name=email]');
        await visitor.fill('email', 'lucia@');
      },
    ],
    error: '#error:not(:empty)',
    correction: { fill: { email: 'lucia@example.com' } },
    send: '#next',
    success: '#success',
    lead: { size: 'large', town: 'Porto', email: 'lucia@example.com' },
  },
  {
    page: 'drawn-button',
    title: 'button that only its class calls one',
    isPlain: true,
    badAttempts: [{ fill: { email: 'pedro@example.com' } }],
    error: '#oops:not(:empty)',
    correction: { fill: { town: 'Faro' } },
    send: '#send',
    success: '#success',
    lead: { email: 'pedro@example.com', town: 'Faro' },
  },
  {
    page: 'eye-button',
    title: 'eye button that turns the password into text',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Ngozi Bauer', email: 'ngozi@example.com', secret: 'Zq7!hunt' }, click: ['#eye'] }],
    error: '#error',
    correction: { fill: { secret: 'Zq7!hunter-moon' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Ngozi Bauer', email: 'ngozi@example.com' },
    secrets: ['Zq7!hunt', 'Zq7!hunter-moon'],
  },
  {
    page: 'eye-mirror',
    title: 'eye button that mirrors the password as text',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Lars Tanaka', email: 'lars@example.com', secret: 'Wv4?otter' }, click: ['#eye'] }],
    error: '#error',
    correction: { fill: { mirror: 'Wv4?otter-river' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Lars Tanaka', email: 'lars@example.com' },
    secrets: ['Wv4?otter', 'Wv4?otter-river'],
  },
  {
    page: 'forgery-tokens',
    title: 'anti-forgery tokens of every kind',
    isPlain: true,
    badAttempts: [{ fill: { name: 'Mateo Ferreira', email: 'mateo@example.com' } }],
    error: '[name=question]:invalid:focus',
    correction: { fill: { question: 'Do you ship to Norway?' } },
    send: '#send',
    success: '#thanks',
    lead: { name: 'Mateo Ferreira', email: 'mateo@example.com', question: 'Do you ship to Norway?' },
    secrets: [
      'Hn5tR8wQk2Vx7Zc4Lm9PbA',
      'CfDJ8Kq3vY6sE1nT5uW7xR',
      '-7319442085561208844:5520917736',
      'Jd4Gy6Fp1Sa8Xe3Ni7OzUo',
      '03AFcWeA7mUeTk9qLw2',
    ],
  },
];
