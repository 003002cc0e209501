/** The files inside the Worker: unpacked as they were packed. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { readPackedFiles } from '../../src/relay/cloudflare-files';

test('are at their names and under their version, with their bytes in each coding', () => {
  const packed = { 'a.js': { identity: btoa('a\u00ff'), br: btoa('b') } };
  const files = { 'a.js': { type: 'text/javascript', digest: 'd' } };
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('PACKED_FILES', { version: '1.2.3', files, packed });
  const { paths, get } = readPackedFiles();
  expect(paths).toEqual(['/a.js', '/1.2.3/a.js']);
  const { codings, ...about } = get('/1.2.3/a.js')!;
  expect(about).toEqual({ type: 'text/javascript', digest: 'd' });
  expect(Object.keys(codings)).toEqual(['identity', 'br']);
  expect([codings['identity'], codings['br']]).toEqual([new Uint8Array([97, 255]), new Uint8Array([98])]);
});
