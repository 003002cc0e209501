/** The files of pages that the build has put next to this program, read once at the start. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserFile, BrowserFiles } from '../http/browser-files';

/** What the build says of them. */
interface Manifest {
  version: string;
  files: Record<string, { type: string; digest: string }>;
}

const SUFFIXES = { identity: '', br: '.br', gzip: '.gz' };

/**
 * The files in the folder, each at `/<name>` and, for ever the same, at `/<version>/<name>`; undefined where the build
 * has put none.
 */
export function readBrowserFiles(folder = new URL('./served/', import.meta.url)): BrowserFiles | undefined {
  const pathOf = (name: string) => fileURLToPath(new URL(name, folder));
  if (!existsSync(pathOf('manifest.json'))) return undefined;
  const { version, files }: Manifest = JSON.parse(readFileSync(pathOf('manifest.json'), 'utf8'));
  const byPath = new Map<string, BrowserFile>();
  for (const [name, about] of Object.entries(files)) {
    const read = (suffix: string) => new Uint8Array(readFileSync(pathOf(name + suffix)));
    const codings = Object.fromEntries(Object.entries(SUFFIXES).map(([coding, suffix]) => [coding, read(suffix)]));
    for (const path of [`/${name}`, `/${version}/${name}`]) byPath.set(path, { ...about, codings });
  }
  return {
    paths: [...byPath.keys()],
    get: (path) => byPath.get(path),
    isFixed: (path) => path.startsWith(`/${version}/`),
  };
}
