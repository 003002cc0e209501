/** Which module the time of a CPU profile belongs to. */
import { existsSync, readFileSync } from 'node:fs';
import { findSourceMap, SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The parts of V8's profile that are read: samples with the time between them, in µs.
 * @typedef {{ functionName: string, url: string, lineNumber: number, columnNumber: number }} Frame
 * @typedef {{ id: number, callFrame: Frame }} Node
 * @typedef {{ nodes: Node[], samples?: number[] | undefined, timeDeltas?: number[] | undefined }} Profile
 */

/** What Node's own files are about, by the beginning of their names. @type {[name: string, RegExp][]} */
const NODE_PARTS = [
  ['node: http', /^node:(_http|internal\/http|http)/],
  [
    'node: streams and sockets',
    /^node:(_?stream|internal\/(streams|stream_base|js_stream)|net|_tls|internal\/webstreams)/,
  ],
  ['node: fetch and URL', /^node:(internal\/(url|deps\/undici)|url)/],
  ['node: promises and timers', /^node:internal\/(process|timers|async_hooks|promise)/],
];

/** V8's own names for what is no function. @type {Record<string, string>} */
const NO_FUNCTION = {
  '(garbage collector)': 'garbage collection',
  '(program)': 'native code: sockets, files, the event loop',
};
const IDLE = '(idle)';

/** @param {string} url */
function nodePartOf(url) {
  return NODE_PARTS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'node: the rest';
}

/** The package of a path in node_modules. @param {string} url */
const packageOf = (url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];

/** Our own source of a place in a built file: its folder in src/relay. */
function createSources() {
  /** @type {Map<string, SourceMap | undefined>} */
  const maps = new Map();
  const mapOf = (/** @type {string} */ url) => {
    if (!maps.has(url)) {
      const path = `${fileURLToPath(url)}.map`;
      const read = () => new SourceMap(JSON.parse(readFileSync(path, 'utf8')));
      maps.set(url, existsSync(path) ? read() : findSourceMap(url));
    }
    return maps.get(url);
  };
  return (/** @type {Frame} */ { url, lineNumber, columnNumber }) => {
    const entry = mapOf(url)?.findEntry(lineNumber, columnNumber);
    const source = entry && 'originalSource' in entry ? String(entry.originalSource) : '';
    return /src\/relay\/([\w-]+(?=\/)|[\w-]+\.ts)/.exec(source)?.[1];
  };
}

/** @param {Frame} frame @param {(frame: Frame) => string | undefined} sourceOf */
function moduleOf(frame, sourceOf) {
  const { functionName, url } = frame;
  if (url.startsWith('node:')) return nodePartOf(url);
  if (url.startsWith('file:')) {
    const name = packageOf(url);
    if (name) return name;
    return `relay: ${sourceOf(frame) ?? 'the rest'}`;
  }
  return NO_FUNCTION[functionName] ?? packageOf(url) ?? 'V8’s own functions';
}

/**
 * The time of each module in µs, its own functions alone; without the time in which nothing was to be done.
 * @param {Profile} profile
 * @returns {Record<string, number>}
 */
export function timesByModule({ nodes, samples = [], timeDeltas = [] }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const sourceOf = createSources();
  /** @type {Map<number, string>} */
  const modules = new Map();
  /** @type {Record<string, number>} */
  const times = {};
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    if (!frame || frame.functionName === IDLE) continue;
    const name = modules.get(id) ?? moduleOf(frame, sourceOf);
    modules.set(id, name);
    times[name] = (times[name] ?? 0) + Math.max(0, timeDeltas[index] ?? 0);
  }
  return times;
}
