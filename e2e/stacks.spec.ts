/** Pages whose ways are easily taken for a refusal, or for no submission at all: each still gives its one lead. */
import { leadsOf } from './support/expectations';
import { expect, test } from './support/fixture';

const ADA = { email: 'ada@example.com' };

for (const page of ['busy-page', 'reset-form', 'taken-name', 'captcha']) {
  test(`captures exactly one lead: ${page}`, async ({ site, upstream }) => {
    await site.open(page);
    await site.fill(ADA);
    await site.click('button');
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([ADA]);
  });
}

test('keeps the answers of a step that is hidden by now, and takes no step for the whole', async ({
  site,
  upstream,
}) => {
  await site.open('steps');
  await site.fill({ ...ADA, first_name: 'Ada' });
  await site.click('#next');
  await site.fill({ company: 'Engines' });
  await site.click('#send');
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ ...ADA, first_name: 'Ada', company: 'Engines' }]);
});

test('captures a press whose answers travel in the address of a request', async ({ site, upstream }) => {
  await site.open('by-address');
  await site.fill({ ...ADA, town: 'Porto' });
  await site.click('#send');
  await site.see('#success');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ ...ADA, town: 'Porto' }]);
});

test('takes an accepted form that is written again, known by its labels alone, for no next step', async ({
  site,
  upstream,
}) => {
  await site.open('written-again');
  await site.fill({ '.mail': 'ada@example.com', '.town': 'Porto' });
  await site.click('#send');
  await expect.poll(() => site.text('#note')).toBe('Noted.');
  // Judged now, not when the page is left.
  await site.click('h1');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ ...ADA, Town: 'Porto' }]);
});

test('takes an error that the visitor has dismissed for a refusal', async ({ site, relay }) => {
  await site.open('dismissed-dialog');
  await site.fill(ADA);
  await site.click('#send');
  await site.click('#error');
  await expect.poll(() => site.evaluate(() => document.querySelector('#error'))).toBe(null);
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('waits for the answer of a form that the browser sends into a frame of the page', async ({ site, upstream }) => {
  await site.open('into-frame');
  await site.fill({ ...ADA, phone: 'none' });
  await site.click('button');
  await site.see('#error');
  await site.fill({ phone: '02079460000' });
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ ...ADA, phone_number: '02079460000' }]);
});

test('takes an answer that the visitor empties to correct it for no success', async ({ site, relay }) => {
  await site.open('clears-errors');
  await site.fill(ADA);
  await site.click('button');
  await site.see('#error');
  await site.press('[name=email]', 'Backspace');
  await site.fill({ email: '' });
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test('takes a form that the page has emptied, and names once more, for no second lead', async ({ site, upstream }) => {
  await site.open('success-callback');
  await site.fill(ADA);
  await site.click('button');
  await site.see('#thanks');
  await site.settled();
  expect(leadsOf(upstream)).toEqual([{ ...ADA, topic: 'Sales' }]);
});

test('takes a form whose draft the page saves for no lead', async ({ site, relay }) => {
  await site.open('drafts');
  await site.click('h1');
  await site.fill({ ...ADA, message: 'Not yet' });
  expect(await site.evaluate(() => sessionStorage.getItem('draft'))).toContain('ada%40example.com');
  await site.settled();
  expect(relay.attempts()).toEqual([]);
});

test("leaves the page's failed requests as they were", async ({ site }) => {
  await site.open('busy-page');
  await site.evaluate(() => {
    const page = window as unknown as { unhandled: number };
    page.unhandled = 0;
    addEventListener('unhandledrejection', () => (page.unhandled += 1));
  });
  await site.fill(ADA);
  await site.click('button');
  await site.see('#thanks');
  expect(await site.evaluate(() => (window as unknown as { unhandled: number }).unhandled)).toBe(0);
});
