/** What no script in the page can see, and what a site owner does about it. */
import { leadsOf } from '../support/expectations';
import { GIVEN_BACK } from './stacks/servers';
import { WIZARD_SAVED } from './stacks/traps';
import { expect, test } from './support/fixture';
import { ONE_LEAD } from './support/outcome';

const ADA = { email: 'ada@example.com' };

test(
  'limitation: does not see a form in a closed shadow root that script alone has filled',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('closed-shadow');
    await site.evaluate(() =>
      (document.querySelector('closed-box') as unknown as { subscribe(email: string): void }).subscribe(
        'ada@example.com',
      ),
    );
    await site.see('#success');
    await site.settled();
    expect(site.submissions()).toEqual([expect.objectContaining(ADA)]);
    expect(leadsOf(upstream)).toEqual([]);
  },
);

test(
  'takes controls without a form whose answers a beacon carries, which is never answered',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('div-form', '?beacon');
    await site.fill({ '#name': 'Ada', '#email': 'ada@example.com' });
    await site.click('#send');
    await site.see('#success');
    await site.settled();
    expect(site.submissions()).toEqual([{ ...ADA, name: 'Ada' }]);
    expect(leadsOf(upstream)).toEqual([{ ...ADA, name: 'Ada' }]);
  },
);

for (const [search, heard] of [
  ['?beacon', 'nobody answers'],
  ['', 'is answered'],
] as const) {
  test(
    `takes controls without a form once when the page says so, by a request that ${heard}`,
    { tag: ['@plain', '@part'] },
    async ({ site, upstream }) => {
      await site.open('div-form', search);
      await site.fill({ '#name': 'Ada', '#email': 'ada@example.com' });
      await site.click('#send');
      await site.see('#success');
      await site.evaluate(() =>
        (window as never as { driftrock(...words: unknown[]): void }).driftrock(
          'capture',
          document.querySelector('#card'),
        ),
      );
      await site.settled();
      expect(leadsOf(upstream)).toEqual([{ ...ADA, name: 'Ada' }]);
    },
  );
}

test(
  'takes a form that the page sends before there is a click',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('sent-early');
    await site.fill({ name: 'Ada', email: 'ada@example.com' });
    await site.click('#send');
    await site.see('#success');
    await site.settled();
    expect(site.submissions()).toEqual([{ ...ADA, name: 'Ada' }]);
    expect(leadsOf(upstream)).toEqual([{ ...ADA, name: 'Ada' }]);
  },
);

test(
  'limitation: does not see a form of another site in an iframe',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('foreign-frame');
    const frame = site.inFrame('#frame');
    await frame.click('[name=email]');
    await frame.fill('[name=email]', 'ada@example.com');
    await frame.click('#send');
    await frame.see('#success');
    await site.settled();
    expect(site.submissions()).toEqual([ADA]);
    expect(leadsOf(upstream)).toEqual([]);
  },
);

test(
  'limitation: takes a native submission that the server gives back with errors for a lead of its own',
  { tag: ['@plain', '@part'] },
  async ({ visit, upstream }) => {
    const { open, badAttempts, goodAttempt, outcome } = visit(GIVEN_BACK);
    await open();
    await badAttempts();
    await goodAttempt();
    await outcome();
    expect(leadsOf(upstream)).toEqual([{ name: 'Lars Hartley', email: 'lars@example.com' }, GIVEN_BACK.lead]);
  },
);

test(
  'limitation: takes what the server has saved with the first of several steps for a lead, when the visitor gives up',
  { tag: ['@plain', '@part'] },
  async ({ visit, upstream }) => {
    const { open, badAttempts, outcome } = visit(WIZARD_SAVED);
    await open();
    await badAttempts();
    await outcome();
    expect(leadsOf(upstream)).toEqual([{ email: 'grace@example.com' }]);
  },
);

test(
  'takes one lead with the answers of all steps, where the server saves each',
  { tag: ['@plain', '@part'] },
  async ({ visit }) => {
    const { open, badAttempts, goodAttempt, outcome } = visit(WIZARD_SAVED);
    await open();
    await badAttempts();
    await goodAttempt();
    expect(await outcome()).toEqual(ONE_LEAD);
  },
);

test(
  'takes an address that opens a tool of the page’s own for a lead',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('email-gate');
    await site.fill({ '[name=email]': 'ada@example.com' });
    await site.click('#send');
    await site.see('#success');
    await site.click('[name=seats]');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([ADA]);
  },
);

test(
  'takes an address that opens another form, which the visitor enters and does not send, for a lead',
  { tag: ['@plain', '@part'] },
  async ({ site, upstream }) => {
    await site.open('email-gate', '?poll');
    await site.fill({ '[name=email]': 'ada@example.com' });
    await site.click('#send');
    await site.see('#success');
    await site.click('[name=source]');
    await site.settled();
    expect(site.submissions()).toEqual([ADA]);
    expect(leadsOf(upstream)).toEqual([ADA]);
  },
);
