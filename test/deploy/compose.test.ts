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

test('lets nobody but Caddy reach the relay, whose word on a visitor is believed', () => {
  expect(serviceOf('caddy')).toMatch(/ports: \['80:80', '443:443'/);
  expect(serviceOf('relay')).toContain("RELAY_TRUSTED_PROXIES: '1'");
  expect(serviceOf('relay')).not.toContain('ports');
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
  expect(compose.match(/\$\{\w+/g)).toEqual(['${DRIFTROCK_DOMAIN']);
  expect(compose).toContain('${DRIFTROCK_DOMAIN:?');
});

test('waits longer for a stop than the relay takes', () => {
  const read = readOptions(EXAMPLE);
  const { shutdownMs } = 'options' in read ? read.options : { shutdownMs: NaN };
  const [, seconds] = /stop_grace_period: (\d+)s/.exec(serviceOf('relay')) ?? [];
  expect(Number(seconds) * 1000).toBeGreaterThan(shutdownMs);
});

test('has an example of what the relay needs, which is all that it needs', () => {
  expect(Object.keys(EXAMPLE)).toEqual(['DRIFTROCK_API_KEY', 'RELAY_ORIGINS', 'RELAY_SOURCE_IDS']);
  expect(readOptions(EXAMPLE)).toHaveProperty('options');
});
