/** The budgets of the built scripts: kept to the byte, and told when they are not. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const project = vi.hoisted(() => ({ dir: '' }));
vi.mock('../../scripts/run.mjs', () => ({
  get PROJECT_DIR() {
    return project.dir;
  },
}));
vi.mock('../../scripts/set-up.mjs', () => ({ setUp: () => {} }));

/** What is said of scripts of these sizes, which no coding makes smaller. */
const check = async (bytes: { stub?: number; snippet?: number; loader?: number; builders?: number } = {}) => {
  const { stub = 100, snippet = 100, loader = 100, builders = 100 } = bytes;
  writeFileSync(join(project.dir, 'dist/driftrock.stub.js'), randomBytes(stub));
  writeFileSync(join(project.dir, 'dist/driftrock.js'), randomBytes(snippet));
  writeFileSync(join(project.dir, 'dist/driftrock.loader.js'), randomBytes(loader));
  writeFileSync(join(project.dir, 'dist/driftrock.builders.js'), randomBytes(builders));
  const [said, complained] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) =>
    spy.mockClear().mockReturnValue(undefined),
  );
  vi.resetModules();
  const areWithin = (await import('../../scripts/size.mjs')).checkSize();
  const lines = (spy = said) => spy!.mock.calls.map(([line]) => String(line));
  return { areWithin, said: lines(), complained: lines(complained) };
};

beforeEach(() => {
  project.dir = mkdtempSync(join(tmpdir(), 'driftrock-size-'));
  mkdirSync(join(project.dir, 'dist'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(project.dir, { recursive: true });
});

/** The number of bytes behind this word, as it is printed. */
const printed = async (word: string) =>
  Number(new RegExp(`${word} ([\\d,]+) bytes`).exec((await check()).said.join('\n'))![1]!.replace(',', ''));

test.each([
  [-1, true],
  [0, true],
  [1, false],
])('a stub of its budget and %i bytes is within it: %s', async (more, areWithin) => {
  expect((await check({ stub: (await printed('budget')) + more })).areWithin).toBe(areWithin);
});

test.each([
  ['snippet', { snippet: 100_000 }],
  ['loader', { loader: 100_000 }],
  ['second script', { builders: 100_000 }],
])('a %s that is too heavy is told with how much it is above', async (_, bytes) => {
  const { areWithin, complained } = await check(bytes);
  expect(areWithin).toBe(false);
  expect(complained).toEqual([expect.stringMatching(/^✗ \d{2},\d{3} bytes above the budget\.$/)]);
});

test('all of them are weighed, also when the first is too heavy', async () => {
  const { said, complained } = await check({ stub: 1_000, snippet: 100_000, loader: 100_000, builders: 100_000 });
  expect(complained).toHaveLength(4);
  expect(said.filter((line) => line.startsWith('dist/')).map((line) => line.split('\n')[0])).toEqual([
    'dist/driftrock.stub.js',
    'dist/driftrock.js',
    'dist/driftrock.loader.js',
    'dist/driftrock.builders.js',
  ]);
});

test('a snippet is told how far it is above its goal, and nothing when it is not', async () => {
  const goal = await printed('goal');
  const { said } = await check({ snippet: goal + 500 });
  expect(said).toContainEqual(expect.stringMatching(/^ {2}5\d\d bytes above the goal$/));
  expect((await check({ snippet: goal - 500 })).said.join('\n')).not.toContain('above the goal');
});
