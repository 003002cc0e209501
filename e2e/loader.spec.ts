/** The loader in place of the whole file: when it asks for it, what it hands on, and what is lost while it is late. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { leadsOf } from './support/expectations';
import { expect, test } from './support/fixture';
import type { Installation } from './support/page-server';
import type { Site } from './support/site';

const ADA = 'ada@example.com';
const WHOLE = '/driftrock.js';
const LOADER = '/driftrock.loader.js';
/** The whole file comes so much later than the loader asks for it. */
const LATE = { [WHOLE]: { delayMs: 3_000 } };
const MISSING = { [WHOLE]: { isMissing: true } };
/** What the console says of a file that cannot be had. */
const REFUSED = /^Driftrock: cannot load driftrock\.js for http.*\/driftrock\.loader\.js$/;
const readBuilt = (name: string) => readFileSync(new URL(`../dist/${name}`, import.meta.url));
/** W3C Subresource Integrity, of a file as it is built. */
const digestOf = (name: string) => `sha256-${createHash('sha256').update(readBuilt(name)).digest('base64')}`;
const LOADER_DIGEST = digestOf('driftrock.loader.js');
/** Of some file that nobody has: 256 bits in base64. */
const OTHER_DIGEST = `sha256-${'A'.repeat(43)}=`;

test.beforeEach(({ pageServer }) => {
  pageServer.installation.file = 'driftrock.loader.js';
});

const isWhole = (site: Site) => site.evaluate(() => 'add' in (window as never as { driftrock: object }).driftrock);
/** A frame into which the page writes a form: what it loads has none. */
const FRAME = `<iframe></iframe><script>
  var inside = document.querySelector('iframe').contentDocument;
  inside.body.innerHTML = '<form action="/thanks"><input name="email"><button>Send</button></form>';
</script>`;

const timesAsked = (site: Site) => site.requestedPaths().filter((path) => path === WHOLE).length;
const isAsked = (site: Site) => expect.poll(() => timesAsked(site)).toBe(1);

/** Nothing was asked for, once the server has answered something that the page asks for now. */
async function isNotAsked(site: Site) {
  await site.evaluate(async () => void (await fetch('/blank')));
  expect(timesAsked(site)).toBe(0);
}

/** The pages name the loader where they name the whole file. */
const inPlaceOfWhole = (installation: Installation) =>
  void (installation.texts = { '"/driftrock.js': '"/driftrock.loader.js' });

const early = async (site: Site) => Object.keys(await site.storage()).filter((key) => /^driftrock:\d/.test(key));
const warnings = async (site: Site) =>
  (await site.console()).flatMap(({ level, text }) => (level === 'warn' ? text : []));

test.describe('asks for the whole file', () => {
  test('at once where the page has a form, and gives its lead with the options of the tag', async ({
    site,
    relay,
    sourceId,
  }) => {
    await site.open('contact-form');
    await isAsked(site);
    await site.fill({ email: ADA });
    await site.click('button');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ source_id: sourceId, fields: { email: ADA } });
    expect(await site.console()).toEqual([]);
  });

  test('not on a page without a control, whatever is pressed there', async ({ site }) => {
    await site.open('search-only');
    await site.click('#menu');
    await site.click('h1');
    await isNotAsked(site);
  });

  test('when a visitor reaches for a control that was not thought to hold a contact', async ({ site }) => {
    await site.open('search-only');
    await isNotAsked(site);
    await site.click('[name=q]');
    await isAsked(site);
  });

  test('when a visitor reaches into an open shadow root, and gives the lead of the form there', async ({
    site,
    relay,
  }) => {
    await site.open('shadow-form');
    await isNotAsked(site);
    await site.fill({ email: ADA });
    await isAsked(site);
    await expect.poll(() => isWhole(site)).toBe(true);
    await site.click('button');
    await relay.acknowledged(1);
  });

  test('when the visitor goes into a frame of the site, and gives the lead of the form there', async ({
    site,
    relay,
    pageServer,
  }) => {
    pageServer.installation.texts = { '<h1 id="about">': FRAME + '<h1 id="about">' };
    await site.open('about');
    await site.inFrame('iframe').fill('[name=email]', ADA);
    await isAsked(site);
    await expect.poll(() => isWhole(site)).toBe(true);
    await site.inFrame('iframe').click('button');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA });
  });

  test('when the page adds a form', async ({ site, relay }) => {
    await site.open('late-form');
    await isNotAsked(site);
    await site.click('#open');
    await isAsked(site);
    await site.fill({ email: ADA });
    await site.click('#send');
    await relay.acknowledged(1);
  });

  test('once, however often there is a reason', async ({ site, relay }) => {
    await site.open('ajax-form');
    await site.fill({ email: ADA });
    await site.click('button');
    await relay.acknowledged(1);
    await site.see('#thanks');
    expect(timesAsked(site)).toBe(1);
  });

  test('on a page without a form where an earlier page has left a lead', async ({ site, relay }) => {
    relay.answerWith(503);
    await site.open('contact-form');
    await site.fill({ email: ADA });
    await site.click('button');
    await relay.received(1);
    await site.see('#thanks');
    relay.answerNormally();
    await site.open('about');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA });
  });

  test('on a page without a form where only the second copy of a lead is left', async ({ site, relay }) => {
    relay.answerWith(503);
    await site.open('contact-form');
    await site.fill({ email: ADA });
    await site.click('button');
    await expect.poll(() => site.copies()).toHaveLength(1);
    // A page that goes puts down once more what is under way.
    await expect.poll(async () => Object.values(await site.storage()).join()).toMatch(/"failures":[1-9]/);
    await site.evaluate(() => localStorage.clear());
    relay.answerNormally();
    await site.open('about');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA });
  });

  for (const [what, options, query] of [
    ['remembers where the visit has begun', { attribution: 'true' }, ''],
    ['says what happens', { debug: 'true' }, ''],
    ['is opened with the inspector', {}, '?driftrock_debug'],
  ] as const)
    test(`on a page without a form that ${what}`, async ({ site }) => {
      site.install(options);
      await site.open('about', query);
      await isAsked(site);
    });

  for (const [command, ...words] of [
    ['track', { event_type: 'action', event_name: 'Page seen', fields: {} }],
    ['capture', null],
    ['inspect', null],
    ['init', { debug: true }],
  ] as const)
    test(`for the command ${command} ${JSON.stringify(words)}`, async ({ site }) => {
      await site.open('about');
      await isNotAsked(site);
      await site.command(command, ...words);
      await isAsked(site);
    });

  test('for no command that speaks of leads to come, and obeys it with the first lead', async ({ site, relay }) => {
    await site.open('late-form');
    await site.command('identify', 'person-7');
    await site.command('init', { eventName: 'Brochure' });
    await site.command('consent', 'granted');
    await isNotAsked(site);
    await site.click('#open');
    await site.fill({ email: ADA });
    await site.click('#send');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ person_id: 'person-7', event_name: 'Brochure' });
  });
});

test.describe('hands on', () => {
  test('the query of its tag', async ({ site, relay, pageServer }) => {
    inPlaceOfWhole(pageServer.installation);
    await site.open('query-string');
    await site.fill({ email: ADA });
    await site.click('button');
    await relay.acknowledged(1);
  });

  test('what init, data-* and query say, the strongest first', async ({ site, relay, pageServer }) => {
    inPlaceOfWhole(pageServer.installation);
    await site.open('weakest-to-strongest');
    await isAsked(site);
    await site.fill({ email: ADA });
    await site.click('button');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ affiliate_id: 'from-query', event_name: 'from data', person_id: 'from-init' });
  });

  test('the commands of an earlier stub in their order', async ({ site, relay, pageServer }) => {
    inPlaceOfWhole(pageServer.installation);
    await site.open('stub');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ event_name: 'Page seen', fields: { page: 'stub' }, person_id: 'person-7' });
  });

  test('what a tag manager leaves of its tag', async ({ site, relay, pageServer }) => {
    inPlaceOfWhole(pageServer.installation);
    await site.open('tag-manager');
    await isAsked(site);
    await site.fill({ email: ADA });
    await site.click('button');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ person_id: 'from-the-container', fields: { email: ADA } });
  });

  test('nothing to the page: it is as it was once the whole file has run', async ({ site }) => {
    await site.open('contact-form');
    await isAsked(site);
    const differs = () =>
      site.evaluate(async () => {
        const parsed = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
        return document.documentElement.outerHTML !== parsed.documentElement.outerHTML;
      });
    await expect.poll(differs).toBe(false);
  });
});

test.describe('makes one lead of one submission', () => {
  const WITH = (tags: string) => ({ '<!--tag--><!--tag-->': tags });
  for (const [what, texts] of [
    ['with its tag twice', {}],
    ['before the tag of the whole file', WITH('<!--tag--><script src="/driftrock.js" data-relay="%RELAY%"></script>')],
    ['after the tag of the whole file', WITH('<script src="/driftrock.js" data-relay="%RELAY%"></script><!--tag-->')],
    ['after the early stub', WITH('<!--stub--><!--tag-->')],
  ] as const)
    test(what, async ({ site, relay, upstream, pageServer }) => {
      pageServer.installation.texts = { ...texts };
      await site.open('twice');
      await site.fill({ email: ADA });
      await site.click('button');
      await relay.received(1);
      await site.see('#thanks');
      await site.settled();
      expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
    });

  test('that two stubs have heard before the whole file comes', async ({ site, relay, upstream, pageServer }) => {
    Object.assign(pageServer.installation, { trouble: LATE, texts: WITH('<!--stub--><!--tag-->') });
    await site.open('twice');
    await site.fill({ email: ADA });
    await site.click('button');
    await relay.acknowledged(1);
    await site.see('#thanks');
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
  });

  test('with two tags that disagree: the first of the page counts, which is said in one line', async ({
    site,
    relay,
    sourceId,
    pageServer,
  }) => {
    inPlaceOfWhole(pageServer.installation);
    await site.open('disagrees');
    await expect.poll(() => warnings(site)).toHaveLength(1);
    await site.fill({ email: ADA });
    await site.click('button');
    const [event] = await relay.acknowledged(1);
    expect(event).toMatchObject({ source_id: sourceId });
    expect(await warnings(site)).toEqual([expect.stringContaining('of another tag does not count')]);
  });
});

test.describe('while the whole file is three seconds late', () => {
  test.beforeEach(({ pageServer }) => {
    pageServer.installation.trouble = LATE;
  });

  test('keeps a native submission for the next page', async ({ site, relay }) => {
    await site.open('contact-form');
    await site.fill({ email: ADA, first_name: 'Ada' });
    await site.click('button');
    await site.see('#thanks');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA, first_name: 'Ada' });
    await expect.poll(() => early(site)).toEqual([]);
  });

  test('keeps the submission of a page that stays, sent with Enter', async ({ site, relay, upstream }) => {
    await site.open('ajax-form');
    await site.fill({ email: ADA });
    await site.press('[name=email]', 'Enter');
    await site.see('#thanks');
    expect(relay.attempts()).toEqual([]);
    await relay.acknowledged(1);
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ email: ADA }]);
  });

  test('keeps the submission of a form for which nothing was asked before', async ({ site, relay }) => {
    await site.open('bare-form');
    await isNotAsked(site);
    await site.fill({ email: ADA });
    await site.click('button');
    await site.see('#thanks');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA });
  });

  test('obeys a tracked event once', async ({ site, relay, upstream }) => {
    await site.open('about');
    await site.command('track', { event_type: 'action', event_name: 'Page seen', fields: { n: 1 } });
    await relay.acknowledged(1);
    await site.settled();
    expect(leadsOf(upstream)).toEqual([{ n: 1 }]);
  });
});

test.describe('a whole file that cannot be had', () => {
  test('is said in one line, and what was sent waits for the page that has it', async ({ site, relay, pageServer }) => {
    pageServer.installation.trouble = MISSING;
    await site.open('contact-form');
    await site.fill({ email: ADA });
    await expect.poll(() => warnings(site)).toEqual([expect.stringMatching(REFUSED)]);
    await site.click('button');
    await site.see('#thanks');
    expect(await early(site)).toHaveLength(1);
    expect(timesAsked(site)).toBe(2);

    pageServer.installation.trouble = {};
    await site.open('about');
    const [event] = await relay.acknowledged(1);
    expect(event!.fields).toEqual({ email: ADA });
    expect(await early(site)).toEqual([]);
  });

  for (const [what, policy] of [
    ['a list that has no driftrock.js', `script-src %SITE%/recorder.js %SITE%/driftrock.loader.js`],
    [
      'Trusted Types that allow no policy',
      `script-src 'self'; require-trusted-types-for 'script'; trusted-types other`,
    ],
  ] as const)
    test(`is said in one line, and costs the page nothing: ${what}`, async ({ site }) => {
      site.setPolicy(policy.replaceAll('%SITE%', site.origin));
      await site.open('contact-form');
      await expect.poll(() => warnings(site)).toEqual([expect.stringMatching(REFUSED)]);
      await site.fill({ email: ADA });
      await site.click('button');
      await site.see('#thanks');
      expect(await early(site)).toHaveLength(1);
      expect((await site.console()).filter(({ level }) => level === 'uncaught')).toEqual(
        what.startsWith('a list') ? expect.anything() : [],
      );
    });

  test('is said of a copy of the loader that is pasted into the page', async ({ site, pageServer }) => {
    const code = readBuilt('driftrock.loader.js').toString();
    pageServer.installation.texts = { '<!--tag-->': `<script data-relay="%RELAY%">${code}</script>` };
    await site.open('contact-form');
    expect(await warnings(site)).toEqual(['Driftrock: cannot load driftrock.js for the loader']);
  });
});

test.describe('comes under a content policy', () => {
  const tagWith = (attributes: string) =>
    `<script async ${attributes} src="${LOADER}" data-relay="%RELAY%" data-source-id="%SOURCE_ID%"></script>`;
  const FORM = '<form action="/about"><input name="email" type="email"><button>Send</button></form>';
  const WHOLE_DIGEST = digestOf('driftrock.js');
  const INTEGRITY = `integrity="${LOADER_DIGEST}"`;
  const WHOLE_INTEGRITY = `data-integrity="${OTHER_DIGEST} ${WHOLE_DIGEST}"`;

  for (const [what, attributes, policy] of [
    ['that lists the host', '', "script-src 'self'"],
    ['with Trusted Types', '', "script-src 'self'; require-trusted-types-for 'script'"],
    [
      'with Trusted Types that list its policy',
      '',
      "script-src 'self'; require-trusted-types-for 'script'; trusted-types driftrock-loader",
    ],
    ['with a nonce', 'nonce="abc"', "script-src 'nonce-abc'"],
    ['with a nonce and strict-dynamic', 'nonce="abc"', "script-src 'nonce-abc' 'strict-dynamic'"],
    ['with a hash and strict-dynamic', INTEGRITY, `script-src '${LOADER_DIGEST}' 'strict-dynamic'`],
    [
      'with the hashes of both files',
      `${INTEGRITY} data-integrity="${WHOLE_DIGEST}"`,
      `script-src '${LOADER_DIGEST}' '${WHOLE_DIGEST}'`,
    ],
  ] as const)
    test(what, async ({ site, relay, pageServer }) => {
      pageServer.installation.texts = { '<!--pasted-->': tagWith(attributes), '<!--pasted-body-->': FORM };
      site.setPolicy(`${policy}; connect-src ${new URL(relay.url).origin}`);
      await site.open('landing');
      await isAsked(site);
      await site.fill({ email: ADA });
      await site.click('button');
      await relay.acknowledged(1);
    });

  test('with the digests of both files on its tag, of an update as well', async ({ site, relay, pageServer }) => {
    pageServer.installation.texts = { '<!--tag-->': tagWith(`${INTEGRITY} ${WHOLE_INTEGRITY}`) };
    await site.open('contact-form');
    await isAsked(site);
    await site.fill({ email: ADA });
    await site.click('button');
    await relay.acknowledged(1);
    expect(await site.console()).toEqual([]);
  });

  test('and runs no other whole file than its tag allows', async ({ site, pageServer }) => {
    pageServer.installation.texts = { '<!--tag-->': tagWith(`data-integrity="${OTHER_DIGEST}"`) };
    await site.open('contact-form');
    await expect.poll(() => warnings(site)).toEqual([expect.stringMatching(REFUSED)]);
    expect(await isWhole(site)).toBe(false);
  });
});

test('is itself what the tag names', async ({ site }) => {
  await site.open('about');
  expect(site.requestedPaths()).toContain(LOADER);
});
