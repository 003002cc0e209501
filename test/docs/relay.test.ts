/** What the documents say of the relay, held against it: variables, commands, metrics, keys, lines of the log. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sizingTable, withTable } from '../../bench/report/sizing.mjs';
import { readOptions as readDemoOptions } from '../../demo/options.mjs';
import { COMMANDS } from '../../src/relay/cli/run';
import { describeVariables, readOptions } from '../../src/relay/environment';
import { createMetrics } from '../../src/relay/metrics/metrics';
import { parseApiKeys } from '../../src/relay/upstream/api-keys';
import { inBackticks, readMarkdown, ROOT } from './support/markdown';
import { createDocumentedRelay, RELAY } from './support/page';

const relay = readMarkdown('docs/relay.md');
const operations = readMarkdown('docs/relay-operations.md');
const readme = readMarkdown('README.md');
const linesOf = (...codes: string[]) => codes.flatMap((code) => code.trim().split('\n'));

describe('tables', () => {
  test('name the variables with their defaults', () => {
    const variables = [...describeVariables().matchAll(/^ {2}(\w+) \((?:default )?(.*)\)$/gm)].map(
      ([, name, fallback]) => [name, fallback],
    );
    expect(relay.rows('variable').map((cells) => cells.slice(0, 2).map(inBackticks))).toEqual(variables);
  });

  test('name the commands, as they are called', () => {
    const forms = COMMANDS.map(({ name, parameters }) => `${name} ${parameters}`.trim());
    const named = operations.rows('command line').map(([cell = '']) => inBackticks(cell));
    expect(named.sort()).toEqual(forms.sort());
  });

  test("name the relay's own metrics", async () => {
    const text = await createMetrics().text({ isReady: true, isUpstreamReachable: true, store: undefined });
    const metrics = [...text.matchAll(/^# TYPE driftrock_relay_(\w+) /gm)].map(([, name]) => name);
    const named = operations
      .rows('metric')
      .flatMap(([cell = '']) => cell.split(', ').map((name) => inBackticks(name).replace(/\{.*\}/, '')));
    expect(named.sort()).toEqual(metrics.sort());
  });
});

describe('the sizing of a relay', () => {
  const sizing = readMarkdown('docs/sizing.md').text;
  const results = JSON.parse(readFileSync(`${ROOT}bench/results/relay.json`, 'utf8'));

  test('has the table that its bench has written', () => {
    expect(withTable(sizing, sizingTable(results))).toBe(sizing);
  });

  test('quotes figures that its bench has recorded', () => {
    const bench = readMarkdown('docs/benchmarks.md').text;
    const quoted = [...sizing.matchAll(/([\d,.]+) (?:MiB|a second for two cores)/g)].map(([, figure = '']) => figure);
    expect(quoted.length).toBeGreaterThan(2);
    expect(quoted.filter((figure) => !bench.includes(figure))).toEqual([]);
  });
});

describe('examples', () => {
  test('hold keys that the relay takes', () => {
    expect(parseApiKeys(JSON.parse(relay.code('json')[0] ?? ''))).toHaveProperty('value');
  });

  test('show the lines that the relay logs', async () => {
    const [eventText = ''] = readMarkdown('docs/field-names.md').code('json');
    const { lines, post } = createDocumentedRelay();
    await post(`${RELAY}/v2/event`, eventText);
    const shown = linesOf(operations.code('json')[0] ?? '').map((line) => JSON.parse(line));
    const differs = (name: string) => ['time', 'ms', 'bytes', 'ms_since_accepted'].includes(name);
    const expected = shown.map((line) =>
      Object.fromEntries(
        Object.entries(line).map(([name, value]) => [name, differs(name) ? expect.anything() : value]),
      ),
    );
    // This relay keeps nothing: Driftrock's answer comes before its own.
    expect(lines.reverse()).toEqual(expected);
  });

  test.each([
    ['README.md', readme],
    ['docs/relay.md', relay],
  ])('start a relay with variables that it takes: %s', (_path, document) => {
    const [line = ''] = linesOf(...document.code('sh')).filter((text) => /^\w+=.*driftrock-relay\.mjs$/.test(text));
    const variables = Object.fromEntries(line.split(' ').map((word) => word.split('=')));
    expect(readOptions(variables)).not.toHaveProperty('problems');
  });

  test('start the demo with variables that it takes', () => {
    const [line = ''] = linesOf(...readme.code('sh')).filter((text) => /^\w+=.*npm start$/.test(text));
    expect(readDemoOptions(Object.fromEntries(line.split(' ').map((word) => word.split('='))))).toMatchObject({
      problems: [],
      options: { apiKey: 'your-key', sourceId: 'your-capture' },
    });
  });
});
