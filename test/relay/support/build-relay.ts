/** A package folder with the relay as it is now: what is installed from npm, but for the snippet. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import typescript from '@rollup/plugin-typescript';
import { rollup } from 'rollup';
import { textFiles } from '../../../scripts/text-files.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Inside the project, so that the relay's dependencies are found; not dist/, which another run may be reading.
const PACKAGES = `${root}.cache/relay-packages/`;

/** The path of a fresh package folder of this name, without scripts/; `build: false` leaves dist/ out. */
export async function buildRelayPackage(name: string, { build = true } = {}): Promise<string> {
  const folder = PACKAGES + name;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(`${root}bin`, `${folder}/bin`, { recursive: true });
  await cp(`${root}package.json`, `${folder}/package.json`);
  if (build) await bundle(`${folder}/dist`);
  return folder;
}

async function bundle(dir: string): Promise<void> {
  const built = await rollup({
    input: { 'relay-cli': `${root}src/relay/cli/main.ts` },
    external: (id) => /^[a-z@]/.test(id) && !id.startsWith(root),
    plugins: [
      textFiles,
      typescript({ tsconfig: `${root}tsconfig.relay.json`, noEmit: false, noEmitOnError: true, declaration: false }),
    ],
  });
  await built.write({ dir, format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'relay-[name].mjs' });
  await built.close();
}
