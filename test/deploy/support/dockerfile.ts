/** A Dockerfile's instructions, and as much of Docker as it takes to follow them in a folder. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** `RUN`, with what comes after it. */
export interface Instruction {
  name: string;
  rest: string;
}

/** A stage: its instructions behind `FROM`. */
export interface Stage {
  image: string;
  name: string | undefined;
  instructions: Instruction[];
}

/** The stages of a Dockerfile, in order. */
export function parseDockerfile(path: string): Stage[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const stages: Stage[] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.split(' ');
    if (name === 'FROM') stages.push({ image: words[0] ?? '', name: words[2], instructions: [] });
    else stages.at(-1)?.instructions.push({ name, rest: words.join(' ') });
  }
  return stages;
}

/** What comes after the last instruction of this name. */
export const lastOf = ({ instructions }: Stage, name: string): string =>
  instructions.filter((instruction) => instruction.name === name).at(-1)?.rest ?? '';

/** The variables that the stage sets. */
export const variablesOf = ({ instructions }: Stage): Record<string, string> =>
  Object.fromEntries(
    instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=') as [string, string])),
  );

/** Copies as `COPY` does, below `/app`: several sources into a folder, a folder's contents into one that is named. */
function copy(rest: string, from: string, app: string): void {
  const words = rest.split(' ').filter((word) => !word.startsWith('--'));
  const target = words.at(-1) ?? '';
  for (const source of words.slice(0, -1)) {
    const place = target.endsWith('/') ? join(app, target, basename(source)) : join(app, target);
    cpSync(join(from, source.replace(/^\//, '')), place, { recursive: true, verbatimSymlinks: true });
  }
}

/**
 * Follows `COPY` and `RUN` of a stage in this folder, which stands for its root; `context` is where `COPY` finds its
 * sources, and `roots` are the folders of earlier stages. A `RUN` that speaks of absolute paths means the image, not
 * this machine: it is left out, and given back.
 */
export function follow(
  stage: Stage,
  root: string,
  { context, roots }: { context: string; roots: Record<string, string> },
): string[] {
  const app = join(root, 'app');
  mkdirSync(app, { recursive: true });
  const leftOut: string[] = [];
  for (const { name, rest } of stage.instructions) {
    const from = /^--from=(\w+)/.exec(rest)?.[1];
    if (name === 'COPY') copy(rest, from === undefined ? context : (roots[from] ?? ''), app);
    if (name !== 'RUN') continue;
    if (/(^| )\//.test(rest)) leftOut.push(rest);
    else execFileSync('sh', ['-c', rest], { cwd: app, stdio: 'pipe' });
  }
  return leftOut;
}
