/** An example as its README has it: installed, built, started, and ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { installPackages } from '../../scripts/packages.mjs';
import { PROJECT_DIR, run } from '../../scripts/run.mjs';
import { freePort } from '../../test/support/free-port.mjs';
import { waitFor } from '../../e2e/support/browser';

/** Where the site of an example is before it is built: its relay is told of it. */
export interface Place {
  port: number;
  origin: string;
}

/** What an example is told of its relay, by the names that its framework hands on to the browser. */
export function variablesFor({ port }: Place, relayUrl: string, sourceId: string): Record<string, string> {
  const told = (prefix: string) => ({
    [`${prefix}DRIFTROCK_RELAY`]: relayUrl,
    [`${prefix}DRIFTROCK_SOURCE_ID`]: sourceId,
  });
  const prefixes = ['', 'VITE_', 'NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'PUBLIC_'];
  return {
    ...Object.assign({}, ...prefixes.map(told)),
    PORT: String(port),
    HOST: '127.0.0.1',
    // SvelteKit's server asks who it is, to tell its own forms from those of other sites.
    ORIGIN: `http://127.0.0.1:${port}`,
    NEXT_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}

/** A port of loopback for a site. */
export async function choosePlace(): Promise<Place> {
  const port = await freePort();
  return { port, origin: `http://127.0.0.1:${port}` };
}

/** Starts the example's server. */
function startServer(dir: string, env: Record<string, string>) {
  // In a group of its own: npm and a shell are between here and the server.
  const child = spawn('npm', ['start'], { cwd: dir, env: { ...process.env, ...env }, detached: true });
  const said: string[] = [];
  for (const output of [child.stdout, child.stderr]) output.setEncoding('utf8').on('data', (text) => said.push(text));
  const ended = once(child, 'close') as Promise<[number | null]>;
  return { child, ended, said: () => said.join('') };
}

/** Installs what the lockfile names, and builds. */
export async function build(name: string, env: Record<string, string>): Promise<void> {
  const dir = join(PROJECT_DIR, 'examples', name);
  const problem = await installPackages(dir);
  if (problem) throw new Error(problem);
  const said: string[] = [];
  const code = await run('npm', ['run', 'build'], { dir, env, onOutput: (text) => said.push(text) });
  if (code !== 0) throw new Error(`npm run build of ${name} ended with ${code}:\n${said.join('')}`);
}

/** The site, once it answers. */
export async function start(name: string, { origin }: Place, env: Record<string, string>) {
  const { child, ended, said } = startServer(join(PROJECT_DIR, 'examples', name), env);
  const stop = async () => {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
    await ended;
  };
  const answer = () =>
    fetch(origin).then(
      ({ ok }) => ok || undefined,
      () => undefined,
    );
  await waitFor(`npm start of ${name}`, answer).catch(async (error: Error) => {
    await stop();
    throw new Error(`${error.message}\n${said()}`);
  });
  return { stop };
}
