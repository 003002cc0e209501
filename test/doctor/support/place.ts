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

/** An element of a page: what is done with it is told as a text, in its order. */
export function createElement(done: string[], name: string, refusal?: string) {
  const act =
    (what: string) =>
    async (...args: unknown[]) => {
      if (refusal) throw new Error(refusal);
      done.push(
        [what, name, ...args.filter((arg) => typeof arg === 'string').map((arg) => arg || 'nothing')].join(' '),
      );
    };
  return {
    ...{ click: act('click'), fill: act('put into'), type: act('type'), check: act('tick') },
    selectOption: async ({ index }: { index: number }) => act(`choose ${index} of`)(),
  };
}

type Members = Record<string, unknown>;

/** A thing in a page, as a driver of browsers holds it. What can be clicked is an element. */
const handleOf = (value: Members | undefined): object => ({
  jsonValue: async () => plain(value),
  getProperty: async (name: string) => handleOf(value?.[name] as Members),
  getProperties: async () =>
    new Map(Object.entries(value ?? {}).map(([name, inner]) => [name, handleOf(inner as Members)])),
  asElement: () => (value?.click ? value : null),
});

/** A place in which these are the globals. */
export const placeWith = (globals: object) => ({
  evaluate: async (expression: string) => plain(runInNewContext(expression, globals)),
  evaluateHandle: async (expression: string) => handleOf(runInNewContext(expression, globals) as Members),
});

/** A page with these globals, and more members; its events are emitted by the test. */
export const pageWith = (globals: object, more: object = {}): Page & EventEmitter =>
  Object.assign(new EventEmitter(), placeWith(globals), more) as never;
