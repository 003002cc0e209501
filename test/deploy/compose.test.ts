/**
 * The relay and Caddy as Compose starts them. limitation: no container is started; Caddy itself is tested with the same
 * Caddyfile by `https.integration.test.ts`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readOptions } from '../../src/relay/environment';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../deploy/docker/${path}`, import.meta.url));
const textOf = (path: string): string => readFileSync(pathOf(path), 'utf8');
const compose = textOf('compose.yaml').replace(/^\s*#.*$\n/gm, '');

/** The lines of one service, by YAML's indentation. */
const serviceOf = (name: string): string => new RegExp(`^  ${name}:\\n((?: {4}.*\\n)+)`, 'm').exec(compose)?.[1] ?? '';

const EXAMPLE = parseEnv(textOf('relay.env.example'));
// What Compose adds to it.
const ENVIRONMENT = { ...EXAMPLE, RELAY_PUBLIC_URL: 'https://relay.example.com' };

test('lets nobody but Caddy and this machine reach the relay; Caddy is believed who a visitor is', () => {
  expect(serviceOf('caddy')).toMatch(/ports: \['80:80', '443:443'/);
  expect(serviceOf('relay')).toContain("RELAY_TRUSTED_PROXIES: '1'");
  expect(/ports: \[(.*)\]/.exec(serviceOf('relay'))?.[1]).toBe("'127.0.0.1:8790:8790'");
});

test("has the operator's page on the port that this machine reaches, with the address of the domain", () => {
  const relay = serviceOf('relay');
  expect(relay).toContain("RELAY_OPS_PORT: '8790'");
  expect(relay).toContain('RELAY_OPS_HOST: 0.0.0.0');
  expect(relay).toContain('RELAY_PUBLIC_URL: https://${DRIFTROCK_DOMAIN}');
});

test('hands the key to the relay alone', () => {
  expect(serviceOf('relay')).toContain('env_file: relay.env');
  expect(serviceOf('caddy')).not.toContain('env_file');
});

test('gives Caddy its file, and every variable in it', () => {
  const [, file = ''] = / (\S+):\/etc\/caddy\/Caddyfile:ro/.exec(serviceOf('caddy')) ?? [];
  expect(existsSync(pathOf(file))).toBe(true);
  const names = [...textOf(file).matchAll(/^[^#\n]*\{\$(\w+)/gm)].map(([, name]) => name);
  expect(names).toEqual(['DRIFTROCK_DOMAIN', 'RELAY_ADDRESS']);
  expect(names.filter((name) => !serviceOf('caddy').includes(`      ${name}: `))).toEqual([]);
});

test('does not start without a domain, and asks for nothing else', () => {
  expect(new Set(compose.match(/\$\{\w+/g))).toEqual(new Set(['${DRIFTROCK_DOMAIN']));
  expect(compose).toContain('${DRIFTROCK_DOMAIN:?');
});

test('waits longer for a stop than the relay takes', () => {
  const read = readOptions(ENVIRONMENT);
  const { shutdownMs } = 'options' in read ? read.options : { shutdownMs: NaN };
  const [, seconds] = /stop_grace_period: (\d+)s/.exec(serviceOf('relay')) ?? [];
  expect(Number(seconds) * 1000).toBeGreaterThan(shutdownMs);
});

test('has an example of what the relay needs, which is all that it needs', () => {
  const names = ['DRIFTROCK_API_KEY', 'RELAY_OPS_TOKEN', 'RELAY_SOURCE_IDS'];
  expect(Object.keys(EXAMPLE).sort()).toEqual(names);
  const env = { ...ENVIRONMENT, RELAY_OPS_PORT: '8790', RELAY_OPS_HOST: '0.0.0.0' };
  expect(readOptions({ ...env, RELAY_OPS_TOKEN: 'a-token-of-ones-own' })).toHaveProperty('options');
  // Nobody's page is open to others because a line was forgotten.
  expect(readOptions(env)).toMatchObject({ problems: [expect.stringContaining('RELAY_OPS_TOKEN')] });
});
