/** The files of pages that the build has put next to this program, read once at the start. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserFiles, createBrowserFiles } from '../http/browser-files';

const SUFFIXES = { identity: '', br: '.br', gzip: '.gz' };

/** The files in the folder; undefined where the build has put none. */
export function readBrowserFiles(folder = new URL('./served/', import.meta.url)): BrowserFiles | undefined {
  const pathOf = (name: string) => fileURLToPath(new URL(name, folder));
  if (!existsSync(pathOf('manifest.json'))) return undefined;
  const read = (name: string) => new Uint8Array(readFileSync(pathOf(name)));
  return createBrowserFiles(JSON.parse(readFileSync(pathOf('manifest.json'), 'utf8')), (name) =>
    Object.fromEntries(Object.entries(SUFFIXES).map(([coding, suffix]) => [coding, read(name + suffix)])),
  );
}
