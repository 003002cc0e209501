/** Which Markdown files are the project's documents. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where documents are, next to those in the project's folder itself. */
const FOLDERS = ['docs', 'deploy', 'packages', 'integrations', 'examples', 'bench'];
/** What is installed or made, and may hold tens of thousands of files. */
const OTHERS = /^(\..*|node_modules|dist|build|output)$/;

/**
 * @param {string} projectDir
 * @param {string} folder
 * @returns {string[]}
 */
function markdownIn(projectDir, folder) {
  if (!existsSync(join(projectDir, folder))) return [];
  return readdirSync(join(projectDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return OTHERS.test(entry.name) ? [] : markdownIn(projectDir, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/**
 * Every document of the project, by its path from the project's folder, sorted.
 * @param {string} projectDir
 * @returns {string[]}
 */
export const documentsIn = (projectDir) =>
  [
    ...readdirSync(projectDir).filter((name) => name.endsWith('.md')),
    ...FOLDERS.flatMap((folder) => markdownIn(projectDir, folder)),
  ].sort();
