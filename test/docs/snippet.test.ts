/** What the documents say of the snippet, held against the build: examples run, tables name what there is. */
import { describe, expect, test } from 'vitest';
import { membersOf } from './support/compile';
import { inBackticks, readMarkdown } from './support/markdown';
import { createDocumentedRelay, FILE, openPage, RELAY } from './support/page';

const options = readMarkdown('docs/options.md');
const fieldNames = readMarkdown('docs/field-names.md');
const [scriptTag = ''] = readMarkdown('docs/install.md')
  .code('html')
  .filter((code) => code.includes(FILE));
const [form = ''] = fieldNames.code('html').filter((code) => code.includes('<form'));
const [eventText = ''] = fieldNames.code('json');
const event = JSON.parse(eventText);

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('examples', () => {
  test('show the event that the form becomes', async () => {
    const page = await openPage(`${scriptTag}${form}`);
    page.run("driftrock('capture', document.querySelector('form'))");
    await page.settled();
    expect(page.events).toEqual([{ ...event, event_id: expect.any(String), created_at: expect.any(String) }]);
  });

  test('hold an event that the relay passes on as it is', async () => {
    const { events, post } = createDocumentedRelay();
    await post(`${RELAY}/v2/event`, eventText);
    expect(events).toEqual([event]);
  });

  test.each([options, readMarkdown('docs/privacy.md')].flatMap(({ code }) => code('js')))(
    'run without a warning: %s',
    async (code) => {
      const page = await openPage(
        `${scriptTag}<div id="waiting-list"><input type="email" value="ada@example.com"></div>`,
      );
      page.run(code);
      await page.settled();
      expect(page.warnings).toEqual([]);
    },
  );

  test.each([
    ['purpose 1 is agreed to', { gdprApplies: true, purpose: { consents: { 1: true } } }, ['Page seen']],
    ['the GDPR does not apply', { gdprApplies: false, purpose: { consents: {} } }, ['Page seen']],
    ['purpose 1 is declined', { gdprApplies: true, purpose: { consents: { 1: false } } }, []],
  ])('hand the answer of a TCF banner over: %s', async (_title, answer, expected) => {
    const privacy = readMarkdown('docs/privacy.md');
    const [pendingTag = ''] = privacy.code('html');
    const bridge = privacy.code('js').find((code) => code.includes('__tcfapi')) ?? '';
    const page = await openPage(pendingTag);
    page.run('window.__tcfapi = (command, version, callback) => (window.tell = callback)');
    page.run(bridge);
    page.run("driftrock('track', { event_type: 'action', event_name: 'Page seen', fields: {} })");
    const tell = (status: string) => page.run(`tell(${JSON.stringify({ ...answer, eventStatus: status })}, true)`);
    tell('cmpuishown');
    await page.settled();
    expect(page.events).toEqual([]);
    tell('useractioncomplete');
    await page.settled();
    expect(page.events.map(({ event_name }) => event_name)).toEqual(expected);
  });
});

describe('tables', () => {
  test('name every option, with its attribute', () => {
    const members = membersOf('src/snippet/options.ts', 'Options').map((name) => [name, `data-${kebab(name)}`]);
    expect(options.rows('option').map((cells) => cells.slice(0, 2).map(inBackticks))).toEqual(members);
  });

  test.each([
    ['command', 'Commands', 'commands'],
    ['name', 'Listeners', 'reports'],
  ])('name every "%s" that %s declares', (heading, interfaceName, file) => {
    expect(options.rows(heading).map(([cell = '']) => inBackticks(cell))).toEqual(
      membersOf(`src/snippet/${file}.ts`, interfaceName),
    );
  });

  test('quote the lines that the console shows', async () => {
    const tag = `<script async src="${FILE}" data-relay="${RELAY}/v2/event" data-source-id="source-1"></script>`;
    const track =
      "driftrock('track', { event_type: 'lead', event_name: 'Sign-up', fields: {}, event_id: 'e'.repeat(LENGTH) })";
    const foreignCapture = await openPage(tag, { sourceIds: ['another-source'] });
    const foreignPage = await openPage(tag, { origins: ['https://www.example.org'] });
    for (const { run } of [foreignCapture, foreignPage]) run(track.replace('LENGTH', '1'));
    const page = await openPage(`<script async src="${FILE}"></script>`);
    page.run("driftrock('init', { relay: 'http://relay.example.com/v2/event', sourceid: 42, consent: 'maybe' })");
    page.run("driftrock('track', { event_type: 'lead' })");
    page.run(`driftrock('init', { relay: '${RELAY}/v2/event', sourceId: 'source-1', consent: 'granted' })`);
    page.run(track.replace('LENGTH', '300'));
    await page.settled();
    for (const { warnings } of [foreignCapture, foreignPage]) await expect.poll(() => warnings).toHaveLength(1);
    const affiliate = await openPage(
      `<script async src="${FILE}" data-relay="${RELAY}/v2/affiliate_event" data-source-id="source-1"></script>`,
    );
    const twoTags = await openPage(
      tag + `<script async src="${FILE}" data-relay="https://leads.example.com/v2/event"></script>`,
    );
    const pages = [page, affiliate, foreignCapture, foreignPage, twoTags];
    const quoted = readMarkdown('docs/check.md')
      .rows('line')
      .map(([cell = '']) => inBackticks(cell));
    expect(pages.flatMap(({ warnings }) => warnings).sort()).toEqual(quoted.sort());
  });
});
