/** `import text from './file.css?raw'` for rollup, as vitest has it: the file's text. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const SUFFIX = '?raw';

/** @type {import('rollup').Plugin} */
export const textFiles = {
  name: 'text-files',
  resolveId: (source, importer) =>
    source.endsWith(SUFFIX) && importer !== undefined ? resolve(dirname(importer), source) : null,
  load(id) {
    if (!id.endsWith(SUFFIX)) return null;
    const path = id.slice(0, -SUFFIX.length);
    this.addWatchFile(path);
    return `export default ${JSON.stringify(readFileSync(path, 'utf8'))};`;
  },
};
