/** No file of the code needs itself, by whatever way: types count, too. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './docs/support/markdown';

// As a statement, or as a type in a comment of a script.
const IMPORT = /^(?:import|export)[^;]*? from '(\.[^']+)'|import\('(\.[^']+)'\)/gms;

/** The files of this kind below a folder of the project. */
function filesIn(folder: string, ending: RegExp): string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => ending.test(path) && !path.includes('node_modules')).map((path) => join(folder, path));
}

/** By each of these files the ones among them that it imports. */
function readImports(files: readonly string[]): Map<string, string[]> {
  const known = new Set(files);
  const importsOf = (file: string) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)]
      .map(([, statement, type = '']) => normalize(join(dirname(file), statement ?? type)))
      .flatMap((path) => [path, `${path}.ts`].find((name) => known.has(name)) ?? []);
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** All that the file needs, whether directly or not. */
function neededBy(file: string, imports: Map<string, string[]>): Set<string> {
  const needed = new Set<string>();
  const waiting = [...(imports.get(file) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return needed;
}

describe('no file needs itself', () => {
  test.each<[folder: string, ending: RegExp, leastImports: number]>([
    ['src', /\.ts$/, 300],
    ['scripts', /\.mjs$/, 50],
    ['demo', /\.mjs$/, 10],
    ['bench', /\.mjs$/, 50],
  ])('in %s', (folder, ending, leastImports) => {
    const files = filesIn(folder, ending);
    const imports = readImports(files);
    expect([...imports.values()].flat().length).toBeGreaterThan(leastImports);
    expect(files.filter((file) => neededBy(file, imports).has(file))).toEqual([]);
  });
});
