/** The files of pages inside the Worker, which has no file system: the build has written them into it. */
import { type BrowserFile, type BrowserFiles, createBrowserFiles, type Manifest } from './http/browser-files';

/** The build's manifest, with the bytes of each file by content coding, in base64. */
interface PackedFiles extends Manifest {
  packed: Record<string, Record<string, string>>;
}

// rollup.config.mjs puts it in front of the Worker's code.
declare const PACKED_FILES: PackedFiles;

const unpack = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Unpacks what is asked for, each time: all files at once would keep the first page waiting. */
const unpackWhenAsked = (packed: Record<string, string>): BrowserFile['codings'] =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(packed).map(([coding, base64]) => [coding, { enumerable: true, get: () => unpack(base64) }]),
    ),
  );

/** The files by their paths. */
export const readPackedFiles = (): BrowserFiles =>
  createBrowserFiles(PACKED_FILES, (name) => unpackWhenAsked(PACKED_FILES.packed[name]!));
