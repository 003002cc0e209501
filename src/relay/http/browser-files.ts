/** The files of pages that the relay serves: the snippet, its loader, the script for form builders, the early stub. */
import type { Context } from 'hono';
import type { RelayEnv } from '../log';

/** One file as it is sent: its bytes by content coding, `identity` among them. */
export interface BrowserFile {
  type: string;
  /** What is in it: a digest, which is the same for the same bytes. */
  digest: string;
  /** For a tag with Subresource Integrity: `sha384-...`. */
  integrity: string;
  codings: Readonly<Record<string, Uint8Array<ArrayBuffer>>>;
}

/** The files by their paths. */
export interface BrowserFiles {
  /** Of the build that has made them. */
  version: string;
  paths: readonly string[];
  /** The file; under the name of another version, the one that is here. */
  get(path: string): BrowserFile | undefined;
  /** Whether what is at this path never changes: its version is in the path. */
  isFixed(path: string): boolean;
  /** The version that this path names, if it is another one than that of the files. */
  otherVersionIn(path: string): string | undefined;
}

/** What the build says of the files. */
export interface Manifest {
  version: string;
  files: Record<string, { type: string; digest: string; integrity: string }>;
}

// Semantic Versioning 2.0.0, §2, §9 and §10.
const UNDER_A_VERSION = /^\/(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)(\/[^/]+)$/;

/**
 * The files of a build, each at `/<name>` and, for ever the same, at `/<version>/<name>`.
 *
 * A page that names another version, from before an update of the relay, gets the file that is here. Without
 * `integrity` it goes on working, and so it does with the hashes of both versions. With the old hash alone its browser
 * refuses the file, as it should.
 */
export function createBrowserFiles(
  { version, files }: Manifest,
  readCodings: (name: string) => BrowserFile['codings'],
): BrowserFiles {
  const byPath = new Map<string, BrowserFile>();
  for (const [name, { type, digest, integrity }] of Object.entries(files)) {
    const file = { type, digest, integrity, codings: readCodings(name) };
    for (const path of [`/${name}`, `/${version}/${name}`]) byPath.set(path, file);
  }
  const get = (path: string) => byPath.get(path) ?? byPath.get(UNDER_A_VERSION.exec(path)?.[2] ?? '');
  const isFixed = (path: string) => path.startsWith(`/${version}/`);
  return {
    version,
    paths: [...byPath.keys()],
    get,
    isFixed,
    otherVersionIn: (path) => (get(path) && !isFixed(path) ? UNDER_A_VERSION.exec(path)?.[1] : undefined),
  };
}

// A new version is on every page within an hour; a page never waits for it, and a relay that is down is not missed.
const CHANGING = 'public, max-age=3600, stale-while-revalidate=86400';
// RFC 8246, "immutable": not even a reload asks again.
const FIXED = 'public, max-age=31536000, immutable';
// The smaller first.
const CODINGS = ['br', 'gzip'];

/** The best coding that the browser takes. RFC 9110 §12.5.3; what is `q=0` is not taken. */
function codingFor(accepted: string, { codings }: BrowserFile): string {
  const taken = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]!.trim());
  return CODINGS.find((coding) => coding in codings && (taken.includes(coding) || taken.includes('*'))) ?? 'identity';
}

/** Answers with the file, or with `304` to a browser that has it. RFC 9110 §13.1.2. */
export function sendFile(c: Context<RelayEnv>, files: BrowserFiles, path: string): Response {
  const otherVersion = files.otherVersionIn(path);
  // A line for each page view would bury the leads.
  Object.assign(c.var.notes, { isSilent: true, ...(otherVersion !== undefined && { otherVersion }) });
  const file = files.get(path)!;
  const coding = codingFor(c.req.header('Accept-Encoding') ?? '', file);
  const etag = `"${file.digest}-${coding}"`;
  c.header('Cache-Control', files.isFixed(path) ? FIXED : CHANGING);
  c.header('ETag', etag);
  c.header('Vary', 'Accept-Encoding');
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return c.body(null, 304);
  c.header('Content-Type', file.type);
  if (coding !== 'identity') c.header('Content-Encoding', coding);
  return c.body(file.codings[coding]!);
}
