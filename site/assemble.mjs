/** Writes the pages of the site: every document of the project that has a place there, and the pictures. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documentsIn } from './documents.mjs';
import { relink, sitePathOf } from './pages.mjs';

/**
 * Makes the folder of pages afresh.
 * @param {string} projectDir
 * @param {string} pagesDir
 */
export function assemblePages(projectDir, pagesDir) {
  rmSync(pagesDir, { recursive: true, force: true });
  for (const path of documentsIn(projectDir)) {
    const name = sitePathOf(path);
    if (name === undefined) continue;
    const page = join(pagesDir, name);
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, relink(readFileSync(join(projectDir, path), 'utf8'), path));
  }
  cpSync(join(projectDir, 'demo/pages/icon.svg'), join(pagesDir, 'public/icon.svg'));
  for (const pictures of ['pictures', 'benchmarks'])
    cpSync(join(projectDir, 'docs', pictures), join(pagesDir, pictures), { recursive: true });
}
