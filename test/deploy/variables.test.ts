/** The variables that the examples of a deployment set: known to the relay, and set to what it takes. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readOptions, describeVariables } from '../../src/relay/environment';

const EXAMPLES = [
  'deploy/docker/compose.yaml',
  'deploy/systemd/driftrock-relay.service',
  'deploy/cloudflare/wrangler.jsonc',
  'deploy/docker/relay.env.example',
  'Dockerfile',
];
/** What the example of Caddy is told. */
const OF_THE_PROXY = ['DRIFTROCK_DOMAIN', 'RELAY_ADDRESS'];
const textOf = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

test.each(EXAMPLES)('%s names no variable that the relay does not know', (path) => {
  // Bindings of Cloudflare's have no such prefix.
  const named = textOf(path).match(/\b(RELAY|DRIFTROCK)_[A-Z_]+\b/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  const known = (name: string) => OF_THE_PROXY.includes(name) || new RegExp(`\\b${name}\\b`).test(describeVariables());
  expect(named.filter((name) => !known(name))).toEqual([]);
});

test.each(['deploy/docker/compose.yaml', 'deploy/systemd/driftrock-relay.service'])(
  '%s counts one proxy in front, the one that brings HTTPS',
  (path) => {
    const [, value] = /RELAY_TRUSTED_PROXIES[=:] ?'?(\w+)/.exec(textOf(path).replace(/^\s*#.*$/gm, '')) ?? [];
    const read = readOptions({
      DRIFTROCK_API_KEY: 'key',
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
      RELAY_TRUSTED_PROXIES: value,
    });
    expect(read).toMatchObject({ options: { trustedProxies: 1 } });
  },
);
