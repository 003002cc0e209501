/**
 * What the README says, held against the build: its examples run, its tables name what there is, its sizes are the
 * file's own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Linter } from 'eslint';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { readOptions as readDemoOptions } from '../demo/options.mjs';
import { parseApiKeys } from '../src/relay/upstream/api-keys';
import { createMetrics } from '../src/relay/metrics/metrics';
import { COMMANDS } from '../src/relay/cli/run';
import { describeVariables, readOptions } from '../src/relay/environment';
import { complaintsOf, membersOf } from './readme/compile';
import { inBackticks, readMarkdown, ROOT } from './readme/markdown';
import { createReadmeRelay, FILE, openPage, readBuiltFile, RELAY } from './readme/page';

const readme = readMarkdown('README.md');
const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
const { bin } = JSON.parse(readFileSync(`${ROOT}packages/driftrock-relay/package.json`, 'utf8'));
const installations = readme.blocks.filter(({ language, code }) => language === 'html' && code.includes(FILE));
const [scriptTag] = installations.map(({ code }) => code);
const [example] = readme.code('html').filter((code) => code.includes('<form'));
const [eventText = '', keysText = '', logText = ''] = readme.code('json');
const event = JSON.parse(eventText);

const parse = (html: string) => new Window().document.createRange().createContextualFragment(html);
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const wordsOf = (line: string) => line.split(' ').map((word) => word.split('='));

test('names the languages of its code blocks, so that each is held to one of the tests below', () => {
  expect(new Set(readme.blocks.map(({ language }) => language))).toEqual(
    new Set(['html', 'js', 'ts', 'json', 'sh', 'http']),
  );
});

test('says the size of the built snippet', () => {
  const file = readBuiltFile();
  const brotli = brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  const [said] = /[\d,]+ bytes brotli \([\d,]+ bytes as it is\)/.exec(readme.text) ?? [];
  expect(said).toBe(`${brotli.toLocaleString('en')} bytes brotli (${file.length.toLocaleString('en')} bytes as it is)`);
});

test('says the size of the built script for form builders', () => {
  const brotli = brotliCompressSync(readBuiltFile('driftrock.builders.js'), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;
  expect(readme.text).toContain(`weighs ${brotli.toLocaleString('en')} bytes, compressed with brotli`);
});

test('gives the early stub to the letter, and its size', () => {
  const stub = readBuiltFile('driftrock.stub.js').toString();
  expect(readme.code('html')).toContain(`<script>${stub}</script>\n`);
  expect(readme.text).toContain(`It has ${stub.length} bytes`);
  expect(stub.length).toBeLessThan(600);
  // What the editor of a tag manager takes.
  expect(new Linter().verify(stub, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }])).toEqual([]);
  expect(stub).not.toContain('{{');
});

describe('installation', () => {
  test.each(installations)('brings an event to Driftrock, and says nothing: $heading', async ({ code }) => {
    const page = await openPage(code);
    page.run(
      "driftrock('consent', 'granted'); " +
        "driftrock('track', { event_type: 'action', event_name: 'Page seen', fields: {} })",
    );
    await page.settled();
    expect(page.events).toEqual([expect.objectContaining({ event_name: 'Page seen', source_id: event.source_id })]);
    expect(page.warnings).toEqual([]);
  });

  test.each(installations)('is taken by the editor of a tag manager: $heading', ({ code }) => {
    const inline = [...parse(code).querySelectorAll('script:not([src])')]
      .map(({ textContent }) => textContent)
      .join('\n');
    expect(new Linter().verify(inline, [{ languageOptions: { ecmaVersion: 5, sourceType: 'script' } }])).toEqual([]);
    expect(code).not.toContain('{{');
  });

  test('names the file and the relay in the content policy', () => {
    const [, policy = ''] = (readme.code('http')[0] ?? '').split(': ');
    expect(policy.trim().split('; ')).toEqual([`script-src ${new URL(FILE).origin}`, `connect-src ${RELAY}`]);
  });
});

describe('examples', () => {
  test('show the event that the form becomes', async () => {
    const page = await openPage(`${scriptTag}${example}`);
    page.run("driftrock('capture', document.querySelector('form'))");
    await page.settled();
    expect(page.events).toEqual([{ ...event, event_id: expect.any(String), created_at: expect.any(String) }]);
  });

  test.each(readme.blocks.filter(({ language }) => language === 'js'))(
    'run without a warning: $heading',
    async ({ code }) => {
      const page = await openPage(
        `${scriptTag}<div id="waiting-list"><input type="email" value="ada@example.com"></div>`,
      );
      page.run(code);
      await page.settled();
      expect(page.warnings).toEqual([]);
    },
  );

  test('compile with the types of the package', () => {
    expect(complaintsOf(readme.code('ts'))).toEqual([]);
  });

  test('hold an event that the relay passes on as it is, and the lines that it logs', async () => {
    const { events, lines, post } = createReadmeRelay();
    await post(`${RELAY}/v2/event`, eventText);
    const logged = logText
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events).toEqual([event]);
    const differs = (name: string) => ['time', 'ms', 'bytes', 'ms_since_accepted'].includes(name);
    const expected = logged.map((line) =>
      Object.fromEntries(
        Object.entries(line).map(([name, value]) => [name, differs(name) ? expect.anything() : value]),
      ),
    );
    // This relay keeps nothing: Driftrock's answer comes before its own.
    expect(lines.reverse()).toEqual(expected);
  });

  test('hold keys that the relay takes', () => {
    expect(parseApiKeys(JSON.parse(keysText))).toHaveProperty('value');
  });

  const lines = readme.code('sh').flatMap((code) => code.trim().split('\n'));

  test.each(lines)('name a command that there is: %s', (line) => {
    const [program = '', ...words] = line.replace(/^(\w+=\S+ )+/, '').split(' ');
    const commands: Record<string, object> = { npm: { start: '', test: '', ...scripts }, npx: bin };
    expect(commands[program]).toHaveProperty([words.filter((word) => word !== 'run')[0] ?? '']);
  });

  test('set variables that the programs take', () => {
    const [relayLine = '', demoLine = ''] = ['npx driftrock-relay', 'npm start'].map((command) =>
      lines.find((line) => /^\w+=/.test(line) && line.endsWith(command)),
    );
    expect(readOptions(Object.fromEntries(wordsOf(relayLine)))).not.toHaveProperty('problems');
    expect(readDemoOptions(Object.fromEntries(wordsOf(demoLine)))).toMatchObject({
      problems: [],
      options: { apiKey: 'your-key', sourceId: 'your-capture' },
    });
  });
});

describe('tables', () => {
  test('name every option, with its attribute', () => {
    const options = membersOf('src/snippet/options.ts', 'Options').map((name) => [name, `data-${kebab(name)}`]);
    expect(readme.rows('option').map((cells) => cells.slice(0, 2).map(inBackticks))).toEqual(options);
  });

  test.each([
    ['command', 'Commands', 'commands'],
    ['name', 'Listeners', 'reports'],
  ])('name every "%s" that %s declares', (heading, interfaceName, file) => {
    expect(readme.rows(heading).map(([cell = '']) => inBackticks(cell))).toEqual(
      membersOf(`src/snippet/${file}.ts`, interfaceName),
    );
  });

  test("name the relay's variables with their defaults", () => {
    const variables = [...describeVariables().matchAll(/^ {2}(\w+) \((?:default )?(.*)\)$/gm)].map(
      ([, name, fallback]) => [name, fallback],
    );
    expect(readme.rows('variable').map((cells) => cells.slice(0, 2).map(inBackticks))).toEqual(variables);
  });

  test("name the relay's commands, as they are called", () => {
    const forms = COMMANDS.map(({ name, parameters }) => `${name} ${parameters}`.trim());
    expect(
      readme
        .rows('command line')
        .map(([cell = '']) => inBackticks(cell))
        .sort(),
    ).toEqual(forms.sort());
  });

  test("name the relay's own metrics", async () => {
    const text = await createMetrics().text({ isReady: true, isUpstreamReachable: true, store: undefined });
    const metrics = [...text.matchAll(/^# TYPE driftrock_relay_(\w+) /gm)].map(([, name]) => name);
    const named = readme
      .rows('metric')
      .flatMap(([cell = '']) => cell.split(', ').map((name) => inBackticks(name).replace(/\{.*\}/, '')));
    expect(named.sort()).toEqual(metrics.sort());
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
    expect(pages.flatMap(({ warnings }) => warnings).sort()).toEqual(
      readme
        .rows('line')
        .map(([cell = '']) => inBackticks(cell))
        .sort(),
    );
  });
});

test('ARCHITECTURE.md shows every folder of the sources on its map, and no other', () => {
  const [map = ''] = readMarkdown('ARCHITECTURE.md').code('');
  const [sources = ''] = map.split('\npackages/');
  const shown = sources.split('\n').flatMap((line) => /^ +([\w-]+)\/ /.exec(line)?.[1] ?? []);
  const entries = readdirSync(`${ROOT}src`, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(shown.sort()).toEqual(folders.sort());
});

test('ARCHITECTURE.md can be read in one go', () => {
  expect(Buffer.byteLength(readMarkdown('ARCHITECTURE.md').text)).toBeLessThan(15_000);
});

const DOCS = readdirSync(`${ROOT}docs`)
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

test.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...DOCS])(
  '%s links to headings and files that there are',
  (path) => {
    const { text } = readMarkdown(path);
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !target.startsWith('https:'));
    const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(
      ([, heading = '']) =>
        `#${heading
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-')}`,
    );
    expect(targets.filter((target) => target.startsWith('#') && !headings.includes(target))).toEqual([]);
    const files = targets.filter((target) => !target.startsWith('#')).map((target) => target.replace(/#.*/, ''));
    expect(files.filter((file) => !existsSync(join(ROOT, dirname(path), file)))).toEqual([]);
  },
);
