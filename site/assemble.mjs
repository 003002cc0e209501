/** Writes the pages of the site: every document of the project that has a place there, and the pictures. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { relink, sitePathOf } from './pages.mjs';

const FOLDERS = ['docs', 'deploy', 'integrations', 'examples'];

/**
 * The documents that become pages, by their paths from the project's folder.
 * @param {string} projectDir
 * @returns {string[]}
 */
function documentsIn(projectDir) {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(projectDir, folder))).flatMap((folder) =>
    readdirSync(join(projectDir, folder), { recursive: true }).map((name) => `${folder}/${name}`.replaceAll('\\', '/')),
  );
  return [...readdirSync(projectDir), ...inFolders].filter(
    (path) => path.endsWith('.md') && !path.includes('node_modules/') && sitePathOf(path) !== undefined,
  );
}

/**
 * Makes the folder of pages afresh.
 * @param {string} projectDir
 * @param {string} pagesDir
 */
export function assemblePages(projectDir, pagesDir) {
  rmSync(pagesDir, { recursive: true, force: true });
  for (const path of documentsIn(projectDir)) {
    const page = join(pagesDir, sitePathOf(path) ?? path);
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, relink(readFileSync(join(projectDir, path), 'utf8'), path));
  }
  cpSync(join(projectDir, 'demo/pages/icon.svg'), join(pagesDir, 'public/icon.svg'));
  cpSync(join(projectDir, 'docs/pictures'), join(pagesDir, 'pictures'), { recursive: true });
}
