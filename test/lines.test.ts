/** Lines of the pages that neither the formatter nor the linter reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './docs/support/markdown';

/** As in `.prettierrc.json`. */
const MAX_COLUMNS = 120;

/** The pages below a folder of the project. */
function pagesIn(folder: string): string[] {
  const paths = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => /\.(html|svelte|vue|css|js)$/.test(path) && !/node_modules|^\.cache|\bdist\b/.test(path))
    .map((path) => join(folder, path));
}

test.each(['demo', 'e2e/pages', 'e2e/forms/pages'])(
  `no line of a page in %s is over ${MAX_COLUMNS} columns`,
  (folder) => {
    const pages = pagesIn(folder);
    expect(pages.length).toBeGreaterThan(10);
    const tooLong = pages.flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (Array.from(line).length > MAX_COLUMNS ? `${path}:${index + 1}` : [])),
    );
    expect(tooLong).toEqual([]);
  },
);
