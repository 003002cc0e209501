/** Forms in which nothing that a visitor does is a lead. */
import { aside, takeAll } from '../support/page-answers';
import type { NonLead } from '../support/stack';

export const NON_LEADS: NonLead[] = [
  { page: 'search', title: 'search', acts: { fill: { q: 'ada@example.com' } }, send: '#send', shows: '#about' },
  {
    page: 'sign-in',
    title: 'sign-in',
    answers: () => aside(),
    acts: { fill: { email: 'ada@example.com', password: 'Zq7!hunter-moon' } },
    send: '#send',
    shows: '#account',
    secrets: ['Zq7!hunter-moon'],
  },
  {
    page: 'filter',
    title: 'filter',
    answers: () => aside(),
    acts: { choose: { city: ['Lyon'] }, fill: { max: '900' } },
    send: '#send',
    shows: '#applied',
  },
  {
    page: 'dialog-form',
    title: 'dialog that is cancelled',
    acts: async (visitor) => {
      await visitor.click('#open');
      await visitor.fill('email', 'grace@example.com');
    },
    send: '#send',
    shows: '#closed',
  },
  {
    page: 'never-sent',
    title: 'form that is filled and never sent',
    acts: { fill: { name: 'Ada', email: 'ada@example.com', message: 'No, better not' } },
    send: '#send',
    shows: '#about',
  },
  {
    page: 'preferences',
    title: 'preferences without an address',
    answers: () => aside(),
    acts: { choose: { frequency: ['weekly'] }, click: ['[value=offers]'] },
    send: '#send',
    shows: '#saved',
  },
  {
    page: 'filled-honeypot',
    title: 'honeypot that is filled',
    answers: (answers, path) => ({ ...takeAll(answers, path), verdict: 'aside' }),
    acts: { fill: { email: 'ada@example.com', message: 'Buy now' } },
    send: '#send',
    shows: '#thanks',
  },
  {
    page: 'forgot-password',
    title: 'forgotten password',
    answers: () => aside(),
    acts: { fill: { email: 'ada@example.com' } },
    send: '#send',
    shows: '#done',
  },
  {
    page: 'save-draft',
    title: 'draft that a button saves',
    answers: () => aside(),
    acts: { fill: { email: 'ada@example.com', message: 'Not yet' } },
    send: '#send',
    shows: '#saved',
  },
  {
    page: 'other-button',
    title: 'button beside the one that sends, whose request carries all answers',
    answers: () => aside(),
    acts: { fill: { email: 'ada@example.com', town: 'Faro' } },
    send: '#send',
    shows: '#found:not(:empty)',
  },
  {
    page: 'wrapped-honeypot',
    title: 'filled honeypot that its surroundings hide',
    answers: () => aside(),
    acts: { fill: { email: 'ada@example.com' } },
    send: '#send',
    shows: '#done',
  },
];
