/**
 * Pages as the doctor drives them, without a browser: each has globals of its own, in which the text that runs in a
 * page is evaluated. The probe of such a page is its global `probe`.
 */
import { EventEmitter } from 'node:events';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';

/** The file system, but that every file is the probe; for `vi.mock('node:fs')`. */
export const withProbe = async (original: () => Promise<object>): Promise<object> => ({
  ...(await original()),
  readFileSync: () => 'const driftrockProbe = probe;',
});

/** What a driver of browsers hands over: plain data. */
const plain = (value: unknown): unknown => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** A place in which these are the globals. */
export const placeWith = (globals: object) => ({
  evaluate: async (expression: string) => plain(runInNewContext(expression, globals)),
  evaluateHandle: async (expression: string) => runInNewContext(expression, globals),
});

/** A page with these globals, and more members; its events are emitted by the test. */
export const pageWith = (globals: object, more: object = {}): Page & EventEmitter =>
  Object.assign(new EventEmitter(), placeWith(globals), more) as never;
