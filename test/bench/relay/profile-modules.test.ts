/** Which module the samples of a CPU profile belong to. */
import { describe, expect, test } from 'vitest';
import { timesByModule } from '../../../bench/relay/profile-modules.mjs';

const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 0, columnNumber: 0 });
const FRAMES = [
  frame('dispatch', 'file:///project/node_modules/hono/dist/hono-base.js'),
  frame('listener', 'file:///project/node_modules/@hono/node-server/dist/index.mjs'),
  frame('parserOnBody', 'node:_http_common'),
  frame('writev', ''),
  frame('(garbage collector)', ''),
  frame('(idle)', ''),
];
const profileOf = (samples: number[], timeDeltas: number[]) => ({
  nodes: FRAMES.map((callFrame, id) => ({ id, callFrame })),
  samples,
  timeDeltas,
});

describe('timesByModule', () => {
  test('adds up the time of the samples of each module', () => {
    expect(timesByModule(profileOf([0, 1, 0, 2], [100, 50, 30, 20]))).toEqual({
      hono: 130,
      '@hono/node-server': 50,
      'node: http': 20,
    });
  });

  test('tells garbage collection and native functions apart, and leaves out idle time', () => {
    expect(timesByModule(profileOf([3, 4, 5], [10, 20, 1000]))).toEqual({
      'native functions: writing, hashing, JSON': 10,
      'garbage collection': 20,
    });
  });

  test('counts no time that runs backwards', () => {
    expect(timesByModule(profileOf([0], [-5]))).toEqual({ hono: 0 });
  });
});
