/** The relay as it is now, built: a package folder as npm installs it, but for the snippet, or single modules of it. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import typescript from '@rollup/plugin-typescript';
import { rollup } from 'rollup';

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
  if (build) await bundle({ 'relay-cli': 'runtimes/node.ts' }, `${folder}/dist`);
  return folder;
}

/** The path of a fresh folder with `<name>.mjs` for each of these modules of src/relay. */
export async function buildRelayModules<Name extends string>(folderName: string, modules: Record<Name, string>): Promise<string> {
  const folder = PACKAGES + folderName;
  await rm(folder, { recursive: true, force: true });
  await bundle(modules, folder);
  return folder;
}

async function bundle(modules: Record<string, string>, dir: string): Promise<void> {
  const built = await rollup({
    input: Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, `${root}src/relay/${path}`])),
    external: (id) => /^[a-z@]/.test(id) && !id.startsWith(root),
    plugins: [typescript({ tsconfig: `${root}tsconfig.relay.json`, noEmit: false, noEmitOnError: true, declaration: false })],
  });
  await built.write({ dir, format: 'es', entryFileNames: '[name].mjs' });
  await built.close();
}
