/**
 * The Dockerfile, followed step by step without Docker: its build, what it leaves in the image, and the command as the
 * image's user.
 *
 * limitation: no image is built. What the base image brings, and the steps that change it, are read and not run.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';
import { lead } from '../relay/support/events';
import { API_KEY, PAGE } from '../relay/support/relay';
import { freePort } from '../support/free-port.mjs';
import { follow, lastOf, parseDockerfile, type Stage, variablesOf } from './support/dockerfile';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const [build, image] = parseDockerfile(`${ROOT}Dockerfile`) as [Stage, Stage];
const ignored = readFileSync(`${ROOT}.dockerignore`, 'utf8').split('\n');
// npm from the registry or its cache, a build, and whatever else the machine does: only what hangs takes so long.
const BUILD_LIMIT_MS = 900_000;

/** The image's user has a number of its own; only root can take it. */
const NODE_USER = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

describe('the Dockerfile', () => {
  test('copies nothing that .dockerignore keeps from it', () => {
    const sources = [build, image].flatMap(({ instructions }) =>
      instructions
        .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--'))
        .flatMap(({ rest }) => rest.split(' ').slice(0, -1)),
    );
    const allowed = ignored
      .filter((line) => line.startsWith('!'))
      .map((line) => new RegExp(`^${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
    expect(sources.filter((source) => !allowed.some((pattern) => pattern.test(source)))).toEqual([]);
  });

  test('names its base by version, the same for both stages and no older than the package asks for', () => {
    const { engines } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
    expect([build.image, image.image]).toEqual([
      expect.stringMatching(/^node:20\.\d+\.\d+-bookworm-slim$/),
      build.image,
    ]);
    expect(Number(/20\.(\d+)/.exec(build.image)?.[1])).toBeGreaterThanOrEqual(
      Number(/20\.(\d+)/.exec(engines.node)?.[1]),
    );
  });

  test('runs as a user without rights, keeps events in its volume, and listens for all', () => {
    expect(lastOf(image, 'USER')).toBe('node');
    expect(lastOf(image, 'VOLUME')).toBe('/data');
    expect(variablesOf(image)).toMatchObject({ RELAY_HOST: '0.0.0.0', RELAY_SPOOL: '/data', NODE_ENV: 'production' });
  });
});

describe('the image', () => {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-docker-'));
  const app = join(folder, 'image/app');
  const data = join(folder, 'data');
  const running: { relay?: ChildProcess; url?: string; api?: Awaited<ReturnType<typeof startDriftrockApi>> } = {};
  const leftOut: string[] = [];
  const env = { ...variablesOf(image), PATH: process.env['PATH'], RELAY_SPOOL: data, RELAY_HOST: '127.0.0.1' };

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    const roots = { build: join(folder, 'build') };
    leftOut.push(
      ...follow(build, roots.build, { context: ROOT, roots: {} }),
      ...follow(image, join(folder, 'image'), { context: ROOT, roots }),
    );
    mkdirSync(data, { mode: 0o700 });
    chownSync(data, NODE_USER.uid ?? process.getuid!(), NODE_USER.gid ?? process.getgid!());
    // A read-only root: nobody may write below it.
    execFileSync('chmod', ['-R', 'a-w,a+rX', app]);

    running.api = await startDriftrockApi({ apiKey: API_KEY });
    const port = String(await freePort());
    Object.assign(env, {
      RELAY_PORT: port,
      DRIFTROCK_API_KEY: API_KEY,
      RELAY_ORIGINS: PAGE,
      RELAY_SOURCE_IDS: '*',
      DRIFTROCK_API_URL: running.api.url,
    });
    const [program, ...args] = JSON.parse(lastOf(image, 'CMD'));
    running.relay = spawn(program, args, { cwd: app, env, ...NODE_USER, stdio: ['ignore', 'pipe', 'inherit'] });
    running.url = `http://127.0.0.1:${port}`;
    await once(running.relay.stdout!, 'data');
  }, BUILD_LIMIT_MS);

  afterAll(async () => {
    running.relay?.kill('SIGKILL');
    await running.api?.close();
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  test('leaves out only the steps that change the base image', () => {
    expect(leftOut).toEqual([
      expect.stringMatching(/^rm -rf \/usr\/local\/lib\/node_modules /),
      'mkdir /data && chown node:node /data && chmod 700 /data',
    ]);
  });

  test('holds no tool of the build', () => {
    expect(
      ['typescript', 'rollup', 'vitest', 'playwright-core'].filter((name) =>
        existsSync(join(app, 'node_modules', name)),
      ),
    ).toEqual([]);
    expect(readdirSync(app).sort()).toEqual(['bin', 'dist', 'node_modules', 'package.json']);
  });

  test('keeps an event in its volume and forwards it, as a user that can write nowhere else', async () => {
    const response = await fetch(`${running.url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(lead),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
    });
    expect(response.status).toBe(200);
    expect(readdirSync(data)).toContain('data.mdb');
    await expect.poll(() => running.api!.events).toHaveLength(1);
  });

  test('serves the snippet to pages', async () => {
    const response = await fetch(`${running.url}/driftrock.js`, { headers: { 'Accept-Encoding': 'br' } });
    expect([response.status, response.headers.get('Content-Encoding')]).toEqual([200, 'br']);
    expect(await response.text()).toContain('Driftrock');
  });

  test('is healthy by its own check, stops when told, and then is not', async () => {
    const [program, ...args] = JSON.parse(lastOf(image, 'HEALTHCHECK').replace(/^.*? CMD /, ''));
    const check = () =>
      promisify(execFile)(program, args, { env }).then(
        () => 'healthy',
        ({ code }) => code,
      );
    expect(await check()).toBe('healthy');
    const exited = once(running.relay!, 'exit');
    running.relay!.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(await check()).toBe(1);
  });
});
