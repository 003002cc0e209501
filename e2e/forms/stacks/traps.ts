/** Pages without a library whose ways mislead: about what is an error, what is a submission, and what is private. */
import { accept, aside } from '../support/page-answers';
import type { Stack } from '../support/stack';

export const TRAP_STACKS: Stack[] = [
  {
    page: 'wizard-one-form',
    title: 'wizard in one form',
    isPlain: true,
    badAttempts: [async (visitor) => {
      await visitor.fill('email', 'ada@example.com');
      await visitor.click('#next-1');
      await visitor.fill('name', 'Ada Tanaka');
      await visitor.fill('company', 'Larkfield School');
      await visitor.click('#next-2');
      await visitor.see('textarea');
    }],
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
    badAttempts: [async (visitor) => {
      await visitor.fill('email', 'irina@example.com');
      await visitor.fill('first_name', 'Irina');
      await visitor.click('#next-1');
      await visitor.see('[value=large]');
    }],
    error: '#error',
    correction: { click: ['[value=large]'] },
    send: '#send',
    success: '#success',
    lead: { email: 'irina@example.com', first_name: 'Irina', budget: 'large' },
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
    secrets: ['Hn5tR8wQk2Vx7Zc4Lm9PbA', 'CfDJ8Kq3vY6sE1nT5uW7xR', '-7319442085561208844:5520917736', 'Jd4Gy6Fp1Sa8Xe3Ni7OzUo', '03AFcWeA7mUeTk9qLw2'],
  },
];
