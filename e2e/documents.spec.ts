/** What the documents give to paste, followed to the letter by somebody with a relay: each block brings one lead. */
import type { DriftrockApi } from '../demo/driftrock-api.mjs';
import { blocksOf, expect, firstTag, readPolicy, test, unknownBlocks } from './support/documented';
import type { Site } from './support/site';

const ADA = { name: 'Ada', email: 'ada@example.com' };
const FORM = `<form action="/submit" method="post"><label>Name <input name="name"></label>
  <label>E-mail <input type="email" name="email"></label><button>Send</button></form>`;

const eventsOf = ({ events }: DriftrockApi) => events.map(({ event }) => event);
const namesOf = (upstream: DriftrockApi) => eventsOf(upstream).map(({ event_name: name }) => name);

/** A visitor fills in the contact form by real keys, sends it, and is thanked. */
async function sendForm(site: Site): Promise<void> {
  await site.fill(ADA);
  await site.click('button');
  await site.see('#thanks');
}

/** Once the page has its file of the snippet, or another one, by whatever way. */
const arrived = (site: Site, file = /driftrock\.m?js/) =>
  expect
    .poll(() => site.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)))
    .toContainEqual(expect.stringMatching(file));

/** Leaves for another page, where all goes out that is still to go. */
async function leave(site: Site): Promise<void> {
  await site.open('about');
  await site.emptyOutbox();
}

test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'what browsers make of tags and policies, the specs of installing try in all three',
);

test('every block of HTML is followed by a test', () => {
  const help = 'in e2e/support/documented.ts, say of which kind they are, and below what a reader does with that kind';
  expect(unknownBlocks(), help).toEqual([]);
});

for (const block of [...blocksOf('a tag'), ...blocksOf('a call of the module')])
  test(`one lead comes of what is pasted: ${block.place}`, async ({ site, upstream, readerOf }) => {
    const reader = await readerOf(block);
    reader.paste(reader.head(block));
    await site.open('pasted');
    await arrived(site);
    await sendForm(site);
    await expect.poll(() => eventsOf(upstream)).toMatchObject([{ source_id: reader.capture, fields: ADA }]);
    await leave(site);
    expect(eventsOf(upstream)).toHaveLength(1);
    expect(await site.console()).toEqual([]);
  });

for (const block of blocksOf('a content policy'))
  test(`one lead comes of a page under the policy, which nothing violates: ${block.place}`, async ({
    site,
    upstream,
    readerOf,
  }) => {
    const { policy, tag } = readPolicy(block);
    const reader = await readerOf(tag);
    reader.paste(reader.head(tag), { '<!--pasted-form-->': FORM });
    // The page has a script of its own, as other pages have.
    site.setPolicy(reader.own(policy).replace('script-src ', "script-src 'self' "));
    await site.open('pasted-form');
    await arrived(site);
    await sendForm(site);
    await leave(site);
    expect(eventsOf(upstream)).toMatchObject([{ source_id: reader.capture, fields: ADA }]);
    expect(await site.console()).toEqual([]);
  });

for (const block of blocksOf('a tag that waits for consent'))
  test(`no lead leaves before consent, and one after it: ${block.place}`, async ({ site, upstream, readerOf }) => {
    const reader = await readerOf(block);
    reader.paste(reader.head(block));
    await site.open('pasted');
    await arrived(site);
    await sendForm(site);
    expect(await site.storage()).toEqual({});
    expect(eventsOf(upstream)).toEqual([]);
    const answer = block.after.find(({ language }) => language === 'js')!;
    await site.evaluate((code) => void new Function(code)(), answer.code);
    await expect.poll(() => eventsOf(upstream)).toMatchObject([{ source_id: reader.capture, fields: ADA }]);
    // The next page has not been told the answer, and would not ask again.
    await site.emptyOutbox();
    await leave(site);
    expect(eventsOf(upstream)).toHaveLength(1);
  });

for (const block of blocksOf('the early stub'))
  test(`a form that was sent before the file came is one lead: ${block.place}`, async ({
    site,
    upstream,
    readerOf,
  }) => {
    const reader = await readerOf(block);
    const late = { '<!--tag-->': reader.own(block.code + firstTag()), '<!--pasted-form-->': FORM };
    reader.paste(reader.head(block), late);
    await site.open('pasted-form');
    await sendForm(site);
    await expect.poll(() => eventsOf(upstream)).toMatchObject([{ source_id: reader.capture, fields: ADA }]);
    await leave(site);
    expect(eventsOf(upstream)).toHaveLength(1);
  });

for (const block of blocksOf('a form'))
  test(`the form becomes the event that is shown next: ${block.place}`, async ({ site, upstream, readerOf }) => {
    const reader = await readerOf(block);
    reader.paste(reader.own(firstTag()), { '<!--pasted-form-->': reader.own(block.code) });
    await site.open('pasted-form');
    await site.fill({ '[type=email]': ADA.email });
    await site.click('button');
    await site.see('#thanks');
    await leave(site);
    const shown = JSON.parse(reader.own(block.after.find(({ language }) => language === 'json')!.code));
    const event = { ...shown, event_id: expect.any(String), created_at: expect.any(String) };
    expect(eventsOf(upstream)).toEqual([event]);
  });

/** What a page is told by each frame that a second tag can name, and the event that comes of it. */
const EMBEDS: Record<string, { origin: string; message: object; event: string }> = {
  typeform: {
    origin: 'https://form.typeform.com',
    message: { type: 'form-submit', formId: 'f1', responseId: 'r1' },
    event: 'Typeform completed',
  },
  jotform: {
    origin: 'https://form.jotform.com',
    message: { action: 'submission-completed', formID: 'f2' },
    event: 'Jotform completed',
  },
  calendly: {
    origin: 'https://calendly.com',
    message: { event: 'calendly.event_scheduled', payload: { event: { uri: 'e' }, invitee: { uri: 'i' } } },
    event: 'Calendly completed',
  },
};

for (const block of blocksOf('a second tag'))
  test(`a builder's form is one lead, and so is each frame that is named: ${block.place}`, async ({
    site,
    upstream,
    readerOf,
  }) => {
    const named = Object.entries(EMBEDS).filter(([name]) => block.code.includes(name));
    const reader = await readerOf(block);
    reader.paste(reader.own(firstTag()), { '<!--builders-->': reader.head(block) });
    // Its button sends by script: without the second file there is nothing to capture.
    await site.open('builders/ninja-forms');
    await arrived(site);
    await arrived(site, /driftrock\.builders\.js/);
    await site.fill({ email: ADA.email });
    await site.click('[type=button]');
    await site.see('#accepted');
    await expect.poll(() => eventsOf(upstream)).toMatchObject([{ fields: { email: ADA.email } }]);
    await site.evaluate((told) => {
      for (const { origin, message } of told) dispatchEvent(new MessageEvent('message', { origin, data: message }));
    }, Object.values(EMBEDS));
    const expected = ['Form submitted', ...named.map(([, { event }]) => event)];
    await expect.poll(() => namesOf(upstream).sort()).toEqual(expected.sort());
    await leave(site);
    expect(namesOf(upstream)).toHaveLength(expected.length);
  });
