/** No file of the sources needs itself, by whatever way: types count, too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './docs/support/markdown';

const SOURCES = join(ROOT, 'src');
const IMPORT = /^(?:import|export)[^;]*? from '(\.[^']+)'/gms;
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

/** The source files that this one imports. */
function importsOf(file: string): string[] {
  const found = [...readFileSync(join(SOURCES, file), 'utf8').matchAll(IMPORT)].map(([, target = '']) => target);
  return found
    .map((target) => normalize(join(dirname(file), `${target}.ts`)))
    .filter((path) => existsSync(join(SOURCES, path)));
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

test('no source file needs itself', () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  expect([...imports.values()].flat().length).toBeGreaterThan(300);
  expect(files.filter((file) => neededBy(file, imports).has(file))).toEqual([]);
});
